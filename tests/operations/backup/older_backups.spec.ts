import { readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { advisoryKeys } from '#db/advisory_keys'
import { openSession } from '#db/own_connection'
import { noteErased } from '#backup/erased'
import { updateDatabase } from '#hosting/update_database'
import { ProductFactory } from '#database/factories/product_factory'
import env from '#start/env'
import { backupCommand, futureDatabase, serveFrom } from '#tests/helpers/backups'
import { emptyTables } from '#tests/helpers/empty_tables'
import { djangoDatabase, migrate, strangerIn } from '#tests/helpers/scratch_database'
import { throwawayFolder } from '#tests/helpers/throwaway_folder'

const LAST = 'select name from adonis_schema order by id desc limit 1'
const FORGET_LAST = `delete from adonis_schema where id = (select max(id) from adonis_schema)`

/** A database of people, as the last release but one has left it. */
async function earlierDatabase(context: { cleanup: (undo: () => void) => void }) {
  const name = await djangoDatabase(context as never, 'legacy.inserts.sql')
  await migrate(name)
  const { rows } = await db.connection(name).rawQuery(LAST)
  await db.connection(name).rawQuery(FORGET_LAST)
  serveFrom(context as never, name)
  return { name, last: rows[0].name as string }
}

function backupDir(folder: string, { cleanup }: { cleanup: (undo: () => void) => void }) {
  const before = env.get('BACKUP_DIR')
  env.set('BACKUP_DIR', folder)
  cleanup(() => env.set('BACKUP_DIR', before))
}

test.group('A backup of an earlier release', () => {
  test('is brought up to this one when it is put back', async ({ assert, cleanup }) => {
    const { last } = await earlierDatabase({ cleanup })
    const made = await backupCommand('create', `--out=${throwawayFolder({ cleanup })}`)
    const database = futureDatabase({ cleanup })

    const restored = await backupCommand('restore', made.report.file, `--into=${database}`)

    assert.equal(restored.exitCode, 0, JSON.stringify(restored.report))
    assert.deepEqual(restored.report.migrated, [last])
    const { rows } = await db.connection(database).rawQuery(LAST)
    assert.equal(rows[0].name, last)
  })

  test('that has only Django’s tables becomes one of ours', async ({ assert, cleanup }) => {
    const django = await djangoDatabase({ cleanup }, 'legacy.inserts.sql')
    serveFrom({ cleanup }, django)
    const made = await backupCommand('create', `--out=${throwawayFolder({ cleanup })}`)
    const database = futureDatabase({ cleanup })
    const restored = await backupCommand('restore', made.report.file, `--into=${database}`)
    assert.equal(restored.exitCode, 0, JSON.stringify(restored.report))
    assert.isAbove(restored.report.migrated.length, 20)
    const of = (name: string) => db.connection(name).from('users_user').count('* as n')
    assert.deepEqual(await of(database), await of(django))
  })

  test('is made by each update, and three are kept', async ({ assert, cleanup }) => {
    const folder = throwawayFolder({ cleanup })
    backupDir(folder, { cleanup })
    const { name } = await earlierDatabase({ cleanup })
    const told: string[] = []
    for (let update = 1; update <= 4; update++) {
      await updateDatabase((line) => told.push(line))
      await db.connection(name).rawQuery(FORGET_LAST)
      // Of another second each, as their names are.
      for (const file of readdirSync(folder).filter((one) => !one.includes('T00000')))
        renameSync(join(folder, file), join(folder, file.replace(/T\d{6}Z/, `T00000${update}Z`)))
    }

    assert.lengthOf(told, 4)
    const kept = readdirSync(folder).filter((file) => /-update-.*\.tar$/.test(file))
    assert.deepEqual(kept.map((file) => /T(\d{6})Z/.exec(file)![1]).toSorted(), [
      '000002',
      '000003',
      '000004',
    ])
  })
})

test.group('A restore', (group) => {
  group.each.setup(() => emptyTables)

  test('has everybody erased again who was erased since', async ({ assert, cleanup }) => {
    const product = await ProductFactory.with('user').with('category').create()
    const [{ joined_at: joinedAt }] = await db
      .from('users_user')
      .where({ id: product.userId })
      .select(db.raw('date_joined::text as joined_at'))
    const folder = throwawayFolder({ cleanup })
    const made = await backupCommand('create', `--out=${folder}`)
    noteErased({ user_id: product.userId, joined_at: joinedAt }, folder)
    const database = futureDatabase({ cleanup })

    await backupCommand('restore', made.report.file, `--into=${database}`)

    serveFrom({ cleanup }, database)
    const [user] = await db.connection(database).from('users_user')
    assert.isFalse(user.is_active)
    const [lamp] = await db.connection(database).from('products_product')
    assert.isTrue(lamp.author_hidden)
  })

  test('by a role that may make no databases says what to do in one line: backup:{0}')
    .with([
      ['verify', []],
      ['restore', ['--into=never']],
    ] as [string, string[]][])
    .run(async ({ assert, cleanup }, [name, more]) => {
      const { report } = await backupCommand('create', `--out=${throwawayFolder({ cleanup })}`)
      const stranger = await strangerIn({ cleanup }, db.primaryConnectionName)
      serveFrom({ cleanup }, stranger)
      const refused = await backupCommand(name, report.file, ...more)
      assert.equal(refused.exitCode, 1, JSON.stringify(refused.report))
      assert.match(
        refused.report.error,
        /^this takes a database of its own.*alter role .* createdb/
      )
      assert.notInclude(refused.report.error, '\n')
    })

  test('waits with --wait for another one to end: backup:{$self}')
    .with(['create', 'verify', 'restore'])
    .run(async ({ assert, cleanup }, name) => {
      const out = `--out=${throwawayFolder({ cleanup })}`
      const { report } = await backupCommand('create', out)
      const into = name === 'restore' ? [`--into=${futureDatabase({ cleanup })}`] : []
      const args = name === 'create' ? [out] : [report.file, ...into]
      const other = await openSession('another')
      await other.query(`select pg_advisory_lock(${advisoryKeys.backup.text})`)
      const refused = await backupCommand(name, ...args)
      assert.equal(refused.exitCode, 6)
      setTimeout(() => void other.end(), 1500)
      const began = performance.now()
      const { exitCode, report: said } = await backupCommand(name, ...args, '--wait')
      assert.equal(exitCode, 0, JSON.stringify(said))
      assert.isAbove(performance.now() - began, 1000)
    })
})
