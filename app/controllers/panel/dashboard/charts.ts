import { barChart, type Series } from '#panel/charts'
import { words } from '#panel/words'
import type { DayOfDecisions } from '#queries/panel/dashboard/decisions_by_day'
import { AGES, type Age } from '#queries/panel/dashboard/open_by_age'

const { age, ages, agesAbout, decisions, decisionsAbout, series, day, ageColumn } = words.dashboard

/** A chart with the table of its numbers. */
interface Figure {
  id: string
  title: string
  description: string
  /** of the column of labels */
  head: string
  labels: string[]
  series: Series[]
}

const figure = (shown: Figure) => ({
  ...shown,
  svg: barChart(shown),
  rows: shown.labels.map((label, index) => [
    label,
    ...shown.series.map(({ values }) => values[index]!.toLocaleString('en')),
  ]),
})

export function dayChart(days: DayOfDecisions[]) {
  const most = Math.max(0, ...days.map(({ lenient, measures }) => lenient + measures))
  return figure({
    ...{ id: 'decisions', title: decisions, head: day },
    description: decisionsAbout(days.length, most),
    labels: days.map((one) => one.day.slice(5)),
    series: [
      { name: series.lenient, values: days.map(({ lenient }) => lenient) },
      { name: series.measures, values: days.map(({ measures }) => measures) },
    ],
  })
}

export const ageChart = (counts: Record<Age, number>) =>
  figure({
    ...{ id: 'ages', title: ages, head: ageColumn, description: agesAbout },
    labels: AGES.map((name) => age[name]!),
    series: [{ name: series.open, values: AGES.map((name) => counts[name]) }],
  })
