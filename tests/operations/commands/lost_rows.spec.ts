import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { migrated, runLucid, withoutTerminal } from '#tests/helpers/lucid_commands'
import { migrate, scratchDatabase } from '#tests/helpers/scratch_database'

/** Every use of Lucid's commands that loses rows, and whether the migrations are there after it. */
const LOSING: [string, string[], boolean][] = [
  ['migration:rollback', ['--batch=0'], false],
  ['migration:reset', [], false],
  ['migration:refresh', ['--no-schema-generate'], true],
  ['migration:fresh', [], true],
  ['db:truncate', [], true],
]

async function withCategory(name: string): Promise<string[]> {
  await migrate(name)
  await db.connection(name).rawQuery('update adonis_schema set batch = id')
  await db.connection(name).rawQuery(`
    insert into products_category (name, slug, description, is_active, created_at)
    values ('Lamps', 'lamps', '', true, now())`)
  return migrated(name)
}

const categories = async (name: string) =>
  (await db.connection(name).from('products_category').select('id')).length

test.group('A command that loses rows', (group) => {
  let name: string
  let names: string[]
  group.each.setup(withoutTerminal)
  group.setup(async () => {
    const ends: (() => Promise<void>)[] = []
    name = await scratchDatabase({ cleanup: (end) => void ends.push(end as () => Promise<void>) })
    names = await withCategory(name)
    return async () => {
      for (const end of ends) await end()
    }
  })

  test('does nothing without the name of the database: {0} {1}')
    .with([
      ...LOSING.flatMap(([command, flags]) => [
        [command, flags],
        [command, [...flags, '--force']],
        [command, [...flags, '--yes=postgres']],
      ]),
      ['migration:rollback', ['--batch=2']],
      ['db:wipe', []],
      ['db:wipe', ['--force', '--yes=postgres']],
    ] as [string, string[]][])
    .run(async ({ assert }, [command, flags]) => {
      const { exitCode, said } = await runLucid(command, name, flags)
      assert.equal(exitCode, 2)
      assert.lengthOf(said, 1)
      assert.include(said[0], name)
      assert.deepEqual(await migrated(name), names)
      assert.equal(await categories(name), 1)
    })

  test('asks nothing for a dry run', async ({ assert }) => {
    assert.equal((await runLucid('migration:reset', name, ['--dry-run'])).exitCode, 0)
    assert.equal(await categories(name), 1)
  })
})

test.group('A command that loses rows, told the name of the database,', (group) => {
  group.each.setup(withoutTerminal)

  test('does it: {0}')
    .with(LOSING)
    .run(async ({ assert, cleanup }, [command, flags, migratesAgain]) => {
      const name = await scratchDatabase({ cleanup })
      const names = await withCategory(name)

      const { exitCode } = await runLucid(command, name, [...flags, `--yes=${name}`])
      assert.equal(exitCode, 0)
      assert.deepEqual(await migrated(name), migratesAgain ? names : [])
      if (migratesAgain) assert.equal(await categories(name), 0)
    })

  test('drops every table: db:wipe', async ({ assert, cleanup }) => {
    const name = await scratchDatabase({ cleanup })
    await withCategory(name)

    assert.equal((await runLucid('db:wipe', name, [`--yes=${name}`])).exitCode, 0)
    const { rows } = await db.connection(name).rawQuery(`select to_regclass('adonis_schema') as it`)
    assert.isNull(rows[0].it)
  })
})
