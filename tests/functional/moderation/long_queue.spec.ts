import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import pg from 'pg'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { moderating } from '#tests/helpers/moderating'
import { runUnhurried } from '#tests/helpers/plans'
import { atOurPace } from '#tests/helpers/pace'

const CASES = '/api/v1/moderation/cases/'

/** Open cases about products that are gone, each some minutes older than the one before. */
const plenty = (count: number) =>
  runUnhurried([
    `insert into moderation_case (target_kind, target_id, causes, weight, opened_at)
    select case n % 3 when 0 then 'product' when 1 then 'comment' else 'user' end, n, '{report}'::varchar[], n % 50,
      now() - n * interval '1 minute'
    from generate_series(1, ${count}) n`,
    'vacuum analyze moderation_case',
  ])

interface Sent {
  sql: string
  bindings: unknown[]
}

/** The statements about cases that something sends, and how long the database takes for all of them. */
async function measured(work: () => Promise<unknown>) {
  const sent: Sent[] = []
  const note = (query: Sent) => void (/moderation_/.test(query.sql) && sent.push(query))
  const pool = db.connection().getWriteClient().client
  pool.on('query', note)
  await work().finally(() => pool.off('query', note))
  const client = new pg.Client(db.manager.get('postgres')!.config.connection as pg.ClientConfig)
  await client.connect()
  let ms = 0
  for (const { sql, bindings } of sent) {
    const { rows } = await client.query(
      `explain (analyze, timing off, format json) ${sql}`,
      bindings
    )
    ms += rows[0]['QUERY PLAN'][0]['Execution Time']
  }
  await client.end()
  return { statements: sent.length, ms }
}

test.group('A queue of 100,000 cases', (group) => {
  group.each.setup(emptyAfterwards)

  test('shows the first in three statements and 20 ms of the database', async ({
    client,
    assert,
  }) => {
    const { user } = await moderating()
    await plenty(100_000)
    await client.get(CASES).loginAs(user)
    const { statements, ms } = await measured(async () => client.get(CASES).loginAs(user))

    assert.isAtMost(statements, 3)
    assert.isBelow(ms, atOurPace(20))
    const answer = await client.get(`${CASES}?ordering=-score`).loginAs(user)
    assert.deepInclude(answer.body().counts, { open: 10_000 })
    const { pathname, search } = new URL(answer.body().next)
    const next = await client.get(pathname + search).loginAs(user)
    assert.lengthOf(next.body().results, 20)
    assert.notInclude(
      next.body().results.map(({ id }: { id: number }) => id),
      answer.body().results[19].id
    )
  })
})
