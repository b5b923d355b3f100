import { existsSync, statSync } from 'node:fs'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import { enqueue } from '#queue/enqueue'
import { forgetViewers } from '#queue/upkeep'
import { backupCommand, futureDatabase, serveFrom, stateOf } from '#tests/helpers/backups'
import { catalog } from '#tests/helpers/catalog'
import { emptyTables } from '#tests/helpers/empty_tables'
import { djangoDatabase, migrate, withIdentityColumns } from '#tests/helpers/scratch_database'
import { storeVariant } from '#tests/helpers/stored_files'
import { throwawayFolder } from '#tests/helpers/throwaway_folder'

/** Texts that COPY writes otherwise than they are. */
const ODD = 'tab\t, line\nend, \\N and \\., quote " and \u{1F3FA}'

async function fill() {
  const product = await ProductFactory.merge({ description: ODD })
    .with('user')
    .with('category')
    .with('tags', 2)
    .create()
  await CommentFactory.merge({ productId: product.id, userId: product.userId }).createMany(3)
  await UserFactory.createMany(3)
  await enqueue(forgetViewers, {}, { client: db.connection(), afterSeconds: 3600 })
  return storeVariant({ userId: product.userId })
}

test.group('A backup', (group) => {
  group.each.setup(() => emptyTables)

  test('brings back every row, id, sequence, rule and job', async ({ assert, cleanup }) => {
    await fill()
    const out = throwawayFolder({ cleanup })
    const made = await backupCommand('create', `--out=${out}`)
    assert.equal(made.exitCode, 0, JSON.stringify(made.report))
    assert.deepInclude(made.report, { left_out: [], forgotten: [] })
    assert.deepInclude(made.report.media, { kind: 'files', files: 1, missing: 0 })

    const database = futureDatabase({ cleanup })
    const { exitCode, report } = await backupCommand(
      'restore',
      made.report.file,
      `--into=${database}`
    )

    assert.equal(exitCode, 0, JSON.stringify(report))
    assert.deepInclude(report, { done: true, way: 'into', migrated: [], media: null })
    assert.deepEqual(await stateOf(database), await stateOf('postgres'))
    for (const part of ['columns', 'indexes'] as const)
      assert.deepEqual(await catalog(database, part), await catalog('postgres', part))
  })

  test('is good as long as nobody changes it, and leaves no database behind', async ({
    assert,
    cleanup,
  }) => {
    await fill()
    const { report } = await backupCommand('create', `--out=${throwawayFolder({ cleanup })}`)
    const verified = await backupCommand('verify', report.file)
    assert.equal(verified.exitCode, 0, JSON.stringify(verified.report))
    assert.equal(verified.report.rows, report.rows)
    const { rows } = await db.rawQuery(
      `select datname from pg_database where datname like '%scratch%' and datname like current_database() || '%'`
    )
    assert.isEmpty(rows)
  })

  test('is for its owner alone, and nobody sees what is secret in it', async ({
    assert,
    cleanup,
  }) => {
    const out = throwawayFolder({ cleanup })
    const made = await backupCommand('create', `--out=${out}`)
    assert.equal(statSync(made.report.file).mode & 0o777, 0o600)
    assert.isFalse(existsSync(`${made.report.file}.part`))
    const restored = await backupCommand('restore', made.report.file, '--into=never', '--dry-run')
    assert.equal(restored.report.done, false)
    assert.notInclude(JSON.stringify([made, restored]), process.env.JWT_SIGNING_KEY!)
  })

  for (const identity of [false, true])
    test(`brings back a database that Django made, its own tables too, ${identity ? 'of Django 4' : 'of Django 3'}`, async ({
      assert,
      cleanup,
    }) => {
      const django = await djangoDatabase({ cleanup }, 'legacy.inserts.sql')
      if (identity) await withIdentityColumns(django)
      await db.connection(django).rawQuery(
        `create type mood as enum ('good', 'bad'); create table "Of others/ü" (id serial, felt mood, twice int generated always as (1 + 1) stored);
         insert into "Of others/ü" (felt) values ('bad'); create view of_others as select felt from "Of others/ü"`
      )
      await migrate(django)
      serveFrom({ cleanup }, django)
      const made = await backupCommand('create', `--out=${throwawayFolder({ cleanup })}`)
      const database = futureDatabase({ cleanup })
      const restored = await backupCommand('restore', made.report.file, `--into=${database}`)

      assert.equal(restored.exitCode, 0, JSON.stringify(restored.report))
      const state = await stateOf(database)
      assert.deepEqual(state, await stateOf(django))
      assert.containsSubset(Object.keys(state), [
        'public.django_migrations',
        'public."Of others/ü"',
      ])
      await db
        .connection(database)
        .rawQuery(
          `insert into users_user (username, email, password) values ('new', 'n@example.com', '!')`
        )
    })

  test('says what of a database is not in it', async ({ assert, cleanup }) => {
    const django = await djangoDatabase({ cleanup }, 'schema.sql')
    await db
      .connection(django)
      .rawQuery(
        'create schema reports; create table reports.daily (n int); create materialized view m as select 1 as n'
      )
    serveFrom({ cleanup }, django)
    const { report } = await backupCommand('create', `--out=${throwawayFolder({ cleanup })}`)
    assert.deepEqual(report.left_out, ['materialized view public.m', 'schema reports'])
  })
})
