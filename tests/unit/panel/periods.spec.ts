import { test } from '@japa/runner'
import sql from 'sql-template-tag'
import { Times } from '#panel/times'
import { within } from '#queries/panel/periods'

test.group('Times of the panel', () => {
  test('a day of a filter is as long as it was there: {0}')
    .with([
      ['2026-11-27', '2026-11-27T00:00:00.000Z', 24],
      ['2026-03-29@Europe/Berlin', '2026-03-28T23:00:00.000Z', 23],
      ['2026-10-25@Europe/Berlin', '2026-10-24T22:00:00.000Z', 25],
      // Clocks go forward at midnight: the day begins at one.
      ['2026-04-24@Africa/Cairo', '2026-04-23T22:00:00.000Z', 23],
      ['2026-11@Asia/Kathmandu', '2026-10-31T18:15:00.000Z', 30 * 24],
      ['2026@Pacific/Kiritimati', '2025-12-31T10:00:00.000Z', 365 * 24],
    ] as [string, string, number][])
    .run(({ assert }, [period, begins, hours]) => {
      const [from, to] = within(sql`created_at`, period).values as [string, string]
      assert.equal(from, begins)
      assert.equal((Date.parse(to) - Date.parse(from)) / 3_600_000, hours)
    })

  test('are read in a zone, on both sides of a change of clocks', ({ assert }) => {
    const times = new Times('Europe/Berlin')
    assert.equal(times.full('2026-03-29T00:59:59Z'), '29 Mar 2026, 01:59')
    assert.equal(times.full('2026-03-29T01:00:00Z'), '29 Mar 2026, 03:00')
    assert.equal(times.date('2026-12-31T23:30:00Z'), '2027-01-01')
  })
})
