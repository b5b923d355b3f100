import ace from '@adonisjs/core/services/ace'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { columnsOf, fingerprints } from '#tests/helpers/catalog'
import { djangoDatabase, migrate, scratchDatabase } from '#tests/helpers/scratch_database'

async function check(connection: string) {
  ace.ui.switchMode('raw')
  ace.ui.logger.flushLogs()
  const { exitCode } = await ace.exec('adopt:check', ['--json', `--connection=${connection}`])
  const logs = ace.ui.logger.getLogs().map(({ message }) => message)
  ace.ui.switchMode('normal')
  return { exitCode, logs, report: JSON.parse(logs[0]!) }
}

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
    assert.deepEqual(report, {
      differences: [],
      rows: [
        { rule: 'users_user.email differs from another in case only', rows: 2, ids: [7, 1000] },
        { rule: 'users_user.username differs from another in case only', rows: 2, ids: [7, 1000] },
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
    assert.deepEqual(report, { differences: ['users_user.first_name: no such column'], rows: [] })
  })

  test('has nothing to say of an empty database', async ({ assert, cleanup }) => {
    const { exitCode, report } = await check(await scratchDatabase({ cleanup }))
    assert.equal(exitCode, 0)
    assert.deepEqual(report, { differences: [], rows: [] })
  })
})
