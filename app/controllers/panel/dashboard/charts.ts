import { DateTime } from 'luxon'
import type { Dashboard } from '#queries/panel/dashboard/read_dashboard'
import { barChart } from '#panel/charts/bar_chart'
import type { Chart } from '#panel/charts/frame'
import { keyOf, type KeyKind } from '#panel/charts/legend'
import { lineChart } from '#panel/charts/line_chart'
import { sideChart } from '#panel/charts/side_chart'
import { words } from '#panel/words'
import { AGES } from '#queries/panel/dashboard/open_by_age'
import type { Period } from '#queries/panel/dashboard/period'

const { about, age, heads, nothing, otherReasons, series, titles } = words.dashboard

/** A chart with the table of its numbers. */
interface Figure extends Chart {
  title: string
  /** of the column of labels */
  head: string
  kind: KeyKind
}

const figure = (shown: Figure, svg: string) => ({
  ...{ id: shown.id, title: shown.title, head: shown.head, svg },
  series: shown.series.map(({ name }, place) => ({
    name,
    key: keyOf(shown.kind, place, shown.id),
  })),
  rows: shown.labels.map((label, index) => [
    label,
    ...shown.series.map(({ values }) => told(values[index]!, shown.unit)),
  ]),
})

const told = (value: number | null, unit = '') =>
  value === null ? nothing : `${value.toLocaleString('en')}${unit && ` ${unit}`}`

/** All charts of the dashboard, in their order. */
export const chartsOf = (found: Dashboard, period: Period) => [
  decisionChart(found, period),
  shareChart(found, period),
  ageChart(found),
  reasonChart(found),
  arrivalChart(found, period),
]

/** Days, or the first days of weeks. */
const timeAxis = (rows: { day: string }[], { step }: Period) => ({
  head: step === 1 ? heads.day : heads.week,
  labels: rows.map(({ day }) => DateTime.fromISO(day).toFormat('d LLL')),
})

const titleOf = (name: 'decisions' | 'share' | 'came', { step }: Period) =>
  titles[name](step === 1 ? heads.aDay : heads.aWeek)

const total = (values: number[]) => values.reduce((sum, value) => sum + value, 0)

function decisionChart({ days }: Dashboard, period: Period) {
  const [lenient, measures] = [days.map((one) => one.lenient), days.map((one) => one.measures)]
  const shown: Figure = {
    ...{ id: 'decisions', kind: 'bar', title: titleOf('decisions', period) },
    ...timeAxis(days, period),
    description: about.decisions(total(lenient), total(measures)),
    series: [
      { name: series.lenient, values: lenient },
      { name: series.measures, values: measures },
    ],
  }
  return figure(shown, barChart(shown))
}

function shareChart({ days }: Dashboard, period: Period) {
  const values = days.map(({ lenient, measures }) => percent(lenient, lenient + measures))
  const all = percent(
    total(days.map(({ lenient }) => lenient)),
    total(days.map(({ lenient, measures }) => lenient + measures))
  )
  const shown: Figure = {
    ...{ id: 'share', kind: 'line', title: titleOf('share', period), unit: '%' },
    ...timeAxis(days, period),
    description: about.share(all),
    series: [{ name: series.lenient, values }],
  }
  return figure(shown, lineChart(shown, 100))
}

const percent = (part: number, whole: number) => (whole ? Math.round((100 * part) / whole) : null)

function ageChart({ ages }: Dashboard) {
  const values = AGES.map((name) => ages[name])
  const shown: Figure = {
    ...{ id: 'ages', kind: 'bar', title: titles.ages, head: heads.age },
    description: about.ages(total(values)),
    labels: AGES.map((name) => age[name]!),
    series: [{ name: series.open, values }],
  }
  return figure(shown, barChart(shown))
}

function reasonChart({ reasons }: Dashboard) {
  const shown: Figure = {
    ...{ id: 'reasons', kind: 'bar', title: titles.reasons, head: heads.reason },
    description: about.reasons(reasons[0]?.label ?? null),
    labels: reasons.map(({ label }) => label ?? otherReasons),
    series: [{ name: series.measures, values: reasons.map(({ count }) => count) }],
  }
  return figure(shown, sideChart(shown))
}

function arrivalChart({ came }: Dashboard, period: Period) {
  const [users, products] = [came.map((one) => one.users), came.map((one) => one.products)]
  const shown: Figure = {
    ...{ id: 'came', kind: 'line', title: titleOf('came', period) },
    ...timeAxis(came, period),
    description: about.came(total(users), total(products)),
    series: [
      { name: series.users, values: users },
      { name: series.products, values: products },
    ],
  }
  return figure(shown, lineChart(shown))
}
