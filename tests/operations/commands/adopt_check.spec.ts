import ace from '@adonisjs/core/services/ace'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { columnsOf, fingerprints } from '#tests/helpers/catalog'
import {
  djangoDatabase,
  migrate,
  scratchDatabase,
  strangerIn,
} from '#tests/helpers/scratch_database'

async function check(connection: string) {
  ace.ui.switchMode('raw')
  ace.ui.logger.flushLogs()
  const { exitCode } = await ace.exec('adopt:check', ['--json', `--connection=${connection}`])
  const logs = ace.ui.logger.getLogs().map(({ message }) => message)
  ace.ui.switchMode('normal')
  return { exitCode, logs, report: JSON.parse(logs[0]!) }
}

/** Rights that the role gets, and what is still said of an empty database. ROLE and NAME are replaced. */
const RIGHTS: [string, string[]][] = [
  [
    '',
    [
      'The role lacks a right: grant create on schema public to ROLE',
      'The role lacks a right: grant create on database NAME to ROLE',
      'The role ROLE may not make pg_trgm: let a superuser run create extension pg_trgm',
    ],
  ],
  [
    'grant create on database NAME to ROLE',
    ['The role lacks a right: grant create on schema public to ROLE'],
  ],
  [
    'grant create on schema public to ROLE; create extension pg_trgm',
    ['The role lacks a right: grant create on database NAME to ROLE'],
  ],
  ['alter schema public owner to ROLE; grant create on database NAME to ROLE', []],
]

/** What a superuser does to a database, and what is said of it to anybody. */
const UNFIT: [string, RegExp][] = [
  ['alter collation pg_catalog."und-x-icu" rename to gone', /built without ICU/],
  ['create schema aside; create extension pg_trgm schema aside', /pg_trgm is in the schema aside/],
  ['alter database NAME set default_transaction_read_only = on', /takes no writes/],
]

const OUR_RULES_BROKEN = `
  update products_product set price = -1 where id in (3, 7);
  update products_product set currency = 'DEM' where id = 4;
  update products_product set likes_count = likes_count + 1 where id = 5;
  insert into users_user select 1000, password, last_login, false, 'LEGACY07', false, true, date_joined,
    'Legacy07@example.org', '', '', null, false from users_user where id = 7`

test.group('adopt:check', () => {
  test('lists the rows that break our rules, which are kept', async ({ assert, cleanup }) => {
    const name = await djangoDatabase({ cleanup }, 'legacy.inserts.sql')
    await db.connection(name).rawQuery(OUR_RULES_BROKEN)
    const columns = await columnsOf(name)
    const before = await fingerprints(name, columns)

    const { exitCode, logs, report } = await check(name)
    assert.equal(exitCode, 0)
    assert.lengthOf(logs, 1)
    const unverified = [...Array.from({ length: 16 }, (_, index) => 3 * (index + 1)), 1000]
    const { moderators, ...found } = report
    assert.deepEqual(
      moderators.map(({ role }: { role: string }) => role),
      ['admin', 'lead', 'moderator', 'moderator', 'moderator']
    )
    assert.match(moderators[0].username, /^\w+$/)
    assert.deepEqual(found, {
      differences: [],
      rows: [
        { rule: 'users_user.email differs from another in case only', rows: 2, ids: [7, 1000] },
        { rule: 'users_user.username differs from another in case only', rows: 2, ids: [7, 1000] },
        { rule: 'users_user.is_verified is false', rows: 17, ids: unverified },
        { rule: 'products_product.price is negative', rows: 2, ids: [3, 7] },
        { rule: 'products_product.currency is not an ISO 4217 code in force', rows: 1, ids: [4] },
        { rule: 'products_product.likes_count differs from its likes', rows: 1, ids: [5] },
      ],
    })
    await migrate(name)
    assert.deepEqual(await fingerprints(name, columns), before)
    const afterwards = await check(name)
    assert.deepEqual(afterwards.report, report)
  })

  test('names what differs and exits with 5', async ({ assert, cleanup }) => {
    const name = await djangoDatabase({ cleanup }, 'schema.sql')
    await db.connection(name).rawQuery('alter table users_user drop first_name')
    const { exitCode, report } = await check(name)
    assert.equal(exitCode, 5)
    assert.deepEqual(report, {
      differences: ['users_user.first_name: no such column'],
      ...{ rows: [], moderators: [] },
    })
  })

  test('names the rights that a role lacks after "{0}"')
    .with(RIGHTS)
    .run(async (context, [rights, said]) => {
      const name = await scratchDatabase(context)
      const role = await strangerIn(context, name)
      const fill = (text: string) => text.replaceAll('ROLE', role).replaceAll('NAME', name)
      await db.connection(name).rawQuery(fill(rights) || 'select 1')
      const { exitCode, report } = await check(role)
      context.assert.deepEqual(report.differences, said.map(fill))
      context.assert.equal(exitCode, said.length ? 5 : 0)
      if (said.length) await context.assert.rejects(() => migrate(role))
      else context.assert.equal((await migrate(role)).status, 'completed')
    })

  test('names the tables of another owner, and migration:run leaves them alone', async (context) => {
    const { assert } = context
    const name = await djangoDatabase(context, 'schema.sql')
    const role = await strangerIn(context, name)
    await db
      .connection(name)
      .rawQuery(`alter schema public owner to ${role}; grant create on database ${name} to ${role}`)
    const columns = await columnsOf(name)
    const { exitCode, report } = await check(role)
    assert.equal(exitCode, 5)
    assert.include(
      report.differences,
      `The role lacks a right: alter table users_user owner to ${role}`
    )
    await assert.rejects(() => migrate(role), /cannot be adopted; nothing was changed/)
    assert.deepEqual(await columnsOf(name), columns)
  })

  test('names what the database is not fit for after "{0}"')
    .with(UNFIT)
    .run(async (context, [change, said]) => {
      const name = await scratchDatabase(context)
      await db.connection(name).rawQuery(change.replaceAll('NAME', name))
      await db.manager.close(name)
      const { exitCode, report } = await check(name)
      context.assert.equal(exitCode, 5)
      context.assert.match(report.differences[0], said)
    })

  test('has nothing to say of an empty database', async ({ assert, cleanup }) => {
    const { exitCode, report } = await check(await scratchDatabase({ cleanup }))
    assert.equal(exitCode, 0)
    assert.deepEqual(report, { differences: [], rows: [], moderators: [] })
  })
})
