import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import sql from 'sql-template-tag'
import { selectPatiently } from '#db/patient_read'
import { execute, select, selectShared } from '#db/statements'
import { statementsOf } from '#tests/helpers/count_statements'

const backend = { sql: sql`select pg_backend_pid() as pid` }
/** The backend that a read keeps busy. */
async function sleeper(): Promise<number | undefined> {
  const { rows } = await db.rawQuery(
    `select pid from pg_stat_activity
     where datname = current_database() and query like 'select pg_sleep%' and state = 'active'`
  )
  return rows[0]?.pid
}

const end = (pid: number) => db.rawQuery('select pg_terminate_backend(?)', [pid])

test.group('Statements', (group) => {
  group.each.setup(async () => {
    await db.rawQuery('create table if not exists renamed (id bigint, name text)')
    return () => db.rawQuery('drop table renamed')
  })

  test('keep microseconds and numbers', async ({ assert }) => {
    const statement = sql`select timestamptz '2024-02-01 03:00:00.000001Z' as at, 7::bigint as id`

    assert.deepEqual(await select({ sql: statement }), [
      { at: '2024-02-01 03:00:00.000001+00', id: 7 },
    ])
  })

  test('outlive a migration of what they read', async ({ assert }) => {
    const statement = { name: 'renamed_rows', sql: sql`select * from renamed` }
    await db.rawQuery(`insert into renamed values (1, 'a')`)
    await Promise.all(Array.from({ length: 8 }, () => select(statement)))
    await db.rawQuery('alter table renamed add column price numeric')

    const rows = await Promise.all(Array.from({ length: 8 }, () => select(statement)))

    for (const [row] of rows) assert.deepEqual(row, { id: 1, name: 'a', price: null })
  })

  test('read again on another connection when theirs breaks', async ({ assert }) => {
    const slow = select<{ pid: number }>({
      sql: sql`select pg_sleep(0.3), pg_backend_pid() as pid`,
    })
    let first: number | undefined
    while (first === undefined) first = await sleeper()
    await end(first)

    const [row] = await slow

    assert.isNumber(row!.pid)
    assert.notEqual(row!.pid, first)
  })

  test('are not written twice when their connection breaks', async ({ assert }) => {
    const suicide = { sql: sql`select pg_terminate_backend(pg_backend_pid())` }

    await assert.rejects(() => execute(suicide))

    assert.lengthOf(await select(backend), 1)
  })

  test('of one turn are sent once when they are the same', async ({ assert }) => {
    const named = (name: string) => ({ sql: sql`select ${name}::text as name` })

    const sent = await statementsOf(() =>
      Promise.all([selectShared(named('a')), selectShared(named('a')), selectShared(named('b'))])
    )
    const later = await statementsOf(() => selectShared(named('a')))

    assert.lengthOf(sent, 2)
    assert.lengthOf(later, 1)
  })

  test('of a transaction see what it wrote, one after the other', async ({ assert }) => {
    const client = await db.transaction()
    await execute({ sql: sql`insert into renamed values (1, 'a')` }, client)
    const count = { sql: sql`select count(*) as rows from renamed` }

    const inside = await Promise.all([select(count, client), select(count, client)])
    const [outside] = await select(count)
    await client.rollback()

    assert.deepEqual(inside, [[{ rows: 1 }], [{ rows: 1 }]])
    assert.deepEqual(outside, { rows: 0 })
  })

  test('have the time of a request, unless they are patient', async ({ assert }) => {
    // The server gives a request 2 s, and pg 2.3 s.
    const slow = { sql: sql`select 1 as one from pg_sleep(2.5)` }
    const [hasty, patient] = await Promise.allSettled([select(slow), selectPatiently(slow)])

    assert.equal(hasty.status, 'rejected')
    assert.deepEqual(patient, { status: 'fulfilled', value: [{ one: 1 }] })
    const { rows } = await db.rawQuery('show statement_timeout')
    assert.equal(rows[0].statement_timeout, '2s')
  })
})
