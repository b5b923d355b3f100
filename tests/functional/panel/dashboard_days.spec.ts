import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import sql from 'sql-template-tag'
import { select } from '#db/statements'
import { partOf, periodOf } from '#queries/panel/dashboard/period'

test.group('Days of the dashboard', () => {
  test('put every hour into the day that it has: {0}')
    .with([
      ['+12:00', 7, 4],
      ['-05:30', 7, 4],
      ['CET', 7, 4],
      ['America/Havana', 11, 4],
      ['Asia/Beirut', 3, 31],
    ] as const)
    .run(async ({ assert }, [zone, month, day]) => {
      const period = periodOf({ count: 7, step: 1 }, zone, DateTime.utc(2026, month, day))
      const hours = Array.from({ length: 24 * 6 }, (_, hour) => period.start.plus({ hours: hour }))
      const times = hours.map((hour) => hour.toUTC().toISO()!)
      const rows = await select<{ part: number }>({
        sql: sql`select ${partOf(sql`t`, period)} as part
          from unnest(${times}::timestamptz[]) with ordinality s(t, n) order by n`,
      })
      assert.deepEqual(
        rows.map(({ part }) => part),
        hours.map((hour) => Math.round(hour.startOf('day').diff(period.start, 'days').days))
      )
    })
})
