import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { dateChips } from '#controllers/panel/tables/date_chips'
import { within } from '#queries/panel/periods'
import sql from 'sql-template-tag'

test.group('Chips of dates', () => {
  // Already the next day in Istanbul.
  const now = DateTime.fromISO('2026-11-30T22:30Z').setZone('Europe/Istanbul')
  const chips = (query: string) => dateChips(new URLSearchParams(query), now)

  test('are of the zone of whoever looks', ({ assert }) => {
    const [any, today, month] = chips('search=lamp&page=3')
    assert.isTrue(any!.isCurrent)
    assert.equal(today!.label, '1 December 2026')
    assert.equal(today!.href, '?search=lamp&created=2026-12-01%40Europe%2FIstanbul')
    assert.equal(month!.label, 'December 2026')
  })

  test('stay in the zone that an address names, and lead to the days of a month', ({ assert }) => {
    const found = chips('created=2026-02@America/New_York')
    assert.deepEqual(
      found.slice(0, 4).map(({ label }) => label),
      ['Any time', '2026', 'February 2026', '1']
    )
    assert.isTrue(found[2]!.isCurrent)
    assert.lengthOf(found, 3 + 28)
    assert.include(found.at(-1)!.href, '2026-02-28%40America%2FNew_York')
  })

  test('find the rows between two midnights of the zone', ({ assert }) => {
    const { values } = within(sql`t`, '2026-12-01@Europe/Istanbul')
    assert.deepEqual(values, ['2026-11-30T21:00:00.000Z', '2026-12-01T21:00:00.000Z'])
    assert.deepEqual(within(sql`t`, '2026').values, [
      ...['2026-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'],
    ])
  })
})
