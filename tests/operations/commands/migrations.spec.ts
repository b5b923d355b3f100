import { readFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { migrated, runLucid, withoutTerminal } from '#tests/helpers/lucid_commands'
import {
  djangoDatabase,
  migrate,
  scratchDatabase,
  strangerIn,
} from '#tests/helpers/scratch_database'

async function inBatches(name: string) {
  await migrate(name)
  await db.connection(name).rawQuery('update adonis_schema set batch = id')
  return migrated(name)
}

/** The last one that drops no table and no column, as if the later ones had not run. */
async function untilIndexes(name: string) {
  const names = await inBatches(name)
  const indexes = names.findIndex((one) => one.endsWith('create_indexes'))
  const later = names.slice(indexes + 1)
  await db.connection(name).from('adonis_schema').whereIn('name', later).delete()
  return names.slice(0, indexes + 1)
}

test.group('migration:rollback', (group) => {
  group.each.setup(withoutTerminal)

  test('alone undoes the last migration and leaves the schema file', async ({
    assert,
    cleanup,
  }) => {
    const name = await scratchDatabase({ cleanup })
    const names = await untilIndexes(name)
    const file = () => readFile(app.makePath('database/schema.ts'), 'utf8')
    const before = await file()

    assert.equal((await runLucid('migration:rollback', name)).exitCode, 0)
    assert.deepEqual(await migrated(name), names.slice(0, -1))
    assert.equal(await file(), before)
  })
})

test.group('migration:run', (group) => {
  group.each.setup(withoutTerminal)

  test('leaves a database of another build alone', async ({ assert, cleanup }) => {
    const name = await scratchDatabase({ cleanup })
    await migrate(name)
    await db.connection(name).rawQuery(`
      delete from adonis_schema where name > 'database/migrations/1795000000001';
      insert into adonis_schema (name, batch) values ('database/migrations/1795000000009_of_yore', 1)`)
    const before = await migrated(name)

    const { exitCode, said } = await runLucid('migration:run', name)
    assert.equal(exitCode, 1)
    assert.lengthOf(said, 1)
    assert.include(
      said[0],
      'another build of Vitrin, whose migration 1795000000009_of_yore is not known'
    )
    assert.include(said[0], 'VITRIN_DATA_DIR')
    assert.deepEqual(await migrated(name), before)
  })

  test('says one sentence alone where the role lacks a right', async ({ assert, cleanup }) => {
    const name = await scratchDatabase({ cleanup })
    const role = await strangerIn({ cleanup }, name)
    await db.connection(name).rawQuery('revoke create on schema public from public')

    const { exitCode, said } = await runLucid('migration:run', role)
    assert.equal(exitCode, 1)
    assert.deepEqual(said, [
      'vitrin: The database role lacks a right: permission denied for schema public',
    ])
  })

  test('says one sentence alone of tables that differ', async ({ assert, cleanup }) => {
    const name = await djangoDatabase({ cleanup }, 'schema.sql')
    await db.connection(name).rawQuery('alter table users_user drop first_name')

    const { exitCode, said } = await runLucid('migration:run', name)
    assert.equal(exitCode, 1)
    assert.lengthOf(said, 1)
    assert.match(
      said[0]!,
      /^vitrin: This database cannot be adopted[^]+users_user.first_name: no such column$/
    )
  })

  test('names the migration that the database refuses', async ({ assert, cleanup }) => {
    const name = await scratchDatabase({ cleanup })
    const names = await inBatches(name)
    await db.connection(name).rawQuery(`
      create function refuse() returns event_trigger language plpgsql as $$ begin raise 'no more tables'; end $$;
      create event trigger refuse on ddl_command_start when tag in ('CREATE TABLE') execute function refuse()`)
    const failing = names.find((one) => one.endsWith('create_mails'))!
    await db.connection(name).from('adonis_schema').where({ name: failing }).delete()

    const { exitCode, said } = await runLucid('migration:run', name)
    assert.equal(exitCode, 1)
    assert.deepEqual(said, [`vitrin: ${failing}: no more tables`])
  })

  test('takes the name of no connection for a wrong use', async ({ assert }) => {
    const { exitCode, said } = await runLucid('migration:run', 'nowhere')
    assert.equal(exitCode, 2)
    assert.deepEqual(said, ['vitrin: config/database.ts has no such connection: nowhere'])
  })
})
