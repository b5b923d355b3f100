import { readFile } from 'node:fs/promises'
import ace from '@adonisjs/core/services/ace'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { migrate, scratchDatabase } from '#tests/helpers/scratch_database'

async function run(command: string, connection: string, flags: string[] = []) {
  ace.ui.switchMode('raw')
  ace.ui.logger.flushLogs()
  const args = [`--connection=${connection}`, '--compact-output', ...flags]
  const { exitCode } = await ace.exec(command, args)
  const said = ace.ui.logger
    .getLogs()
    .map(({ message }) => message)
    .join('\n')
  ace.ui.switchMode('normal')
  return { exitCode: exitCode ?? 0, said }
}

async function migrated(name: string): Promise<string[]> {
  const rows = await db.connection(name).from('adonis_schema').select('name').orderBy('id')
  return rows.map((row) => row.name)
}

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

function asWithoutTerminal() {
  const { isTTY } = process.stdin
  process.stdin.isTTY = false
  return () => {
    process.stdin.isTTY = isTTY
  }
}

test.group('migration:rollback', (group) => {
  group.each.setup(asWithoutTerminal)

  test('alone undoes the last migration and leaves the schema file', async ({
    assert,
    cleanup,
  }) => {
    const name = await scratchDatabase({ cleanup })
    const names = await untilIndexes(name)
    const file = () => readFile(app.makePath('database/schema.ts'), 'utf8')
    const before = await file()

    assert.equal((await run('migration:rollback', name)).exitCode, 0)
    assert.deepEqual(await migrated(name), names.slice(0, -1))
    assert.equal(await file(), before)
  })

  test('undoes everything once the database is named', async ({ assert, cleanup }) => {
    const name = await scratchDatabase({ cleanup })
    await inBatches(name)

    const { exitCode } = await run('migration:rollback', name, ['--batch=0', `--yes=${name}`])
    assert.equal(exitCode, 0)
    assert.isEmpty(await migrated(name))
  })
})

test.group('migration:rollback without the name of the database', (group) => {
  let name: string
  group.each.setup(asWithoutTerminal)
  group.setup(async () => {
    const ends: (() => Promise<void>)[] = []
    name = await scratchDatabase({ cleanup: (end) => void ends.push(end as () => Promise<void>) })
    await inBatches(name)
    return async () => {
      for (const end of ends) await end()
    }
  })

  test('does nothing with {$self}, where rows would go')
    .with([['--batch=0'], ['--batch=2'], ['--batch=0', '--yes=postgres'], ['--batch=1', '--force']])
    .run(async ({ assert }, flags) => {
      const names = await migrated(name)

      const { exitCode, said } = await run('migration:rollback', name, flags)
      assert.equal(exitCode, 2)
      assert.include(said, name)
      assert.deepEqual(await migrated(name), names)
    })
})

test.group('migration:run', () => {
  test('leaves a database of another build alone', async ({ assert, cleanup }) => {
    const name = await scratchDatabase({ cleanup })
    await migrate(name)
    await db.connection(name).rawQuery(`
      delete from adonis_schema where name > 'database/migrations/1795000000001';
      insert into adonis_schema (name, batch) values ('database/migrations/1795000000009_of_yore', 1)`)
    const before = await migrated(name)

    const { exitCode, said } = await run('migration:run', name)
    assert.equal(exitCode, 1)
    assert.include(
      said,
      'another build of Vitrin, whose migration 1795000000009_of_yore is not known'
    )
    assert.include(said, 'VITRIN_DATA_DIR')
    assert.deepEqual(await migrated(name), before)
  })
})
