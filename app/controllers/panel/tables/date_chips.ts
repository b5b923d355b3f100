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

/**
 * Years, then the months of one, then its days: as far as somebody has gone into the calendar, in their zone.
 *
 * @param now - in the zone
 */
export function dateChips(search: URLSearchParams, now: DateTime): Chip[] {
  const created = search.get('created') ?? ''
  const [day = '', zone = 'UTC'] = created.split('@')
  const start = DateTime.fromISO(day, { zone })
  const depth = start.isValid ? day.split('-').length : 0
  const here = depth ? zone : now.zoneName!
  const of = (time: DateTime, unit: Unit, label = LABELS[unit]) => {
    const value = time.toFormat(VALUES[unit]) + (here === 'UTC' ? '' : `@${here}`)
    return chip(search, { label: time.toFormat(label), value })
  }
  const all = chip(search, { label: words.table.anyTime, value: '' })
  if (!depth) return [all, ...latest(now).map(([time, unit]) => of(time, unit))]
  const above = UNITS.slice(0, depth).map((unit) => of(start, unit))
  const below = inside(start, depth).map((time) => of(time, UNITS[depth]!, SHORT[depth]))
  return [all, ...above, ...below]
}

function chip(search: URLSearchParams, { label, value }: { label: string; value: string }): Chip {
  const query = new URLSearchParams(search)
  for (const gone of ['page', 'cursor', 'created']) query.delete(gone)
  if (value) query.set('created', value)
  return { label, href: `?${query}`, isCurrent: (search.get('created') ?? '') === value }
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
