import { DateTime } from 'luxon'
import { words } from '#panel/words'

interface Chip {
  label: string
  href: string
  isCurrent: boolean
}

type Unit = 'year' | 'month' | 'day'

/** A period as its filter takes it, and as people read it. */
const VALUES: Record<Unit, string> = { year: 'yyyy', month: 'yyyy-LL', day: 'yyyy-LL-dd' }
const LABELS: Record<Unit, string> = { year: 'yyyy', month: 'LLLL yyyy', day: 'd LLLL yyyy' }
const UNITS: Unit[] = ['year', 'month', 'day']
const SHORT = ['yyyy', 'LLL', 'd']

/** Years, then the months of one, then its days: as far as somebody has gone into the calendar. */
export function dateChips(search: URLSearchParams, now = DateTime.utc()): Chip[] {
  const created = search.get('created') ?? ''
  const chip = (label: string, value: string): Chip => {
    const query = new URLSearchParams(search)
    for (const gone of ['page', 'cursor', 'created']) query.delete(gone)
    if (value) query.set('created', value)
    return { label, href: `?${query}`, isCurrent: created === value }
  }
  const of = (time: DateTime, unit: Unit, label = LABELS[unit]) =>
    chip(time.toFormat(label), time.toFormat(VALUES[unit]))
  const start = DateTime.fromISO(created, { zone: 'utc' })
  const depth = start.isValid ? created.split('-').length : 0
  const all = chip(words.table.anyTime, '')
  if (!depth) return [all, ...latest(now).map(([time, unit]) => of(time, unit))]
  const above = UNITS.slice(0, depth).map((unit) => of(start, unit))
  return [
    all,
    ...above,
    ...inside(start, depth).map((time) => of(time, UNITS[depth]!, SHORT[depth])),
  ]
}

/** Today, this month, and the last four years. */
const latest = (now: DateTime): [DateTime, Unit][] => [
  [now, 'day'],
  [now, 'month'],
  ...[0, 1, 2, 3].map((years): [DateTime, Unit] => [now.minus({ years }), 'year']),
]

/** The months of a year, or the days of a month. */
function inside(start: DateTime, depth: number): DateTime[] {
  const unit = UNITS[depth]
  if (!unit) return []
  const count = unit === 'month' ? 12 : start.daysInMonth!
  return Array.from({ length: count }, (_, index) => start.plus({ [unit]: index }))
}
