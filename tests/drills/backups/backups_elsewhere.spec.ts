import pg from 'pg'
import type { TestContext } from '@japa/runner/core'
import { test } from '@japa/runner'
import { storeAt } from '#storage/stores'
import { lightBucketServer } from '#tests/helpers/bucket_server'
import { runCommand } from '#tests/helpers/run_command'
import { RunDatabase, type Settings } from '#tests/helpers/run_database'
import { bucketSettings } from '#tests/helpers/stored_in_bucket'
import { throwawayFolder } from '#tests/helpers/throwaway_folder'
import { hasPgbouncer, NO_PGBOUNCER, pgbouncer } from '#tests/helpers/throwaway_pgbouncer'

const KEYS = { APP_KEY: 'drill-'.repeat(8), JWT_SIGNING_KEY: 'drill-key-'.repeat(5) }
const NAME = 'products/1/lamp.jpg'
const BYTES = Buffer.from('a picture of a lamp')

const FILL = `
  insert into users_user (id, username, email, password) values (1, 'ada', 'ada@example.com', '!');
  insert into products_category (id, name, slug) values (1, 'Lamps', 'lamps');
  insert into products_product (id, name, description, price, category_id, user_id)
    select n, 'Lamp', 'Bright', 1, 1, 1 from generate_series(1, 300) n;
  insert into products_productimage (id, product_id, image) values (1, 1, '${NAME}');
  insert into media_files (name, role, image_id, content_type, size_bytes, is_public)
    values ('${NAME}', 'published', 1, 'image/jpeg', ${BYTES.length}, true)`
const PRODUCTS = `select count(*)::int as n from products_product`

/** A database with products, what makes commands use it, and a folder for backups. */
async function site(context: TestContext, more: Settings = {}) {
  const database = await RunDatabase.create()
  context.cleanup(() => database.drop())
  const folder = throwawayFolder(context)
  const own = { ...KEYS, BACKUP_DIR: folder, VITRIN_DATA_DIR: throwawayFolder(context) }
  const settings: Settings = { NODE_ENV: 'production', ...database.settings, ...own, ...more }
  const { exitCode, errors } = await runCommand(['migration:run', '--force'], settings)
  if (exitCode) throw new Error(errors)
  await database.load(FILL)
  const run = (...args: string[]) => runCommand(args, settings)
  return { database, folder, settings, run }
}

async function ask(url: string, sql: string) {
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query(sql).finally(() => client.end())
  return rows
}

/** The address of another database on the same server. */
const beside = (url: string, name: string) => url.replace(/[^/]+$/, name)

test.group('A backup of a site', () => {
  test('whose pictures lie in a bucket lists them, or takes them along and puts them back', async (context) => {
    const { assert } = context
    const { place } = await lightBucketServer(context)
    const bucket = storeAt(place, 'public')
    const { database, run } = await site(context, bucketSettings(place))
    await bucket.put(NAME, BYTES, 'image/jpeg')
    const listed = JSON.parse((await run('backup:create', '--json')).output)
    assert.containsSubset(listed.media, { kind: 'list', files: 1 })
    const made = await run('backup:create', '--media=files', '--json')
    assert.equal(made.exitCode, 0, made.errors)
    const { file, media } = JSON.parse(made.output)
    assert.containsSubset(media, { kind: 'files', files: 1, missing: 0 })

    await bucket.delete([NAME])
    await database.load(
      `drop schema public cascade; drop schema jobs cascade; create schema public`
    )
    const restored = await run('backup:restore', file, '--json')

    assert.equal(restored.exitCode, 0, restored.errors)
    assert.containsSubset(JSON.parse(restored.output), { way: 'empty', media: { put: 1 } })
    assert.isTrue(BYTES.equals(await bucket.bytes(NAME)))
    assert.deepEqual(await ask(database.url, PRODUCTS), [{ n: 300 }])
  })

  test('behind a pooler in transaction mode is made, checked and put back', async (context) => {
    const { assert } = context
    const { database, settings } = await site(context)
    const pooled = await pgbouncer(context, database.settings)
    const direct = { DB_POOLER: 'transaction', DB_DIRECT_URL: database.url }
    const through = { ...settings, ...pooled, ...direct }
    const run = (...args: string[]) => runCommand(args, through)
    const made = await run('backup:create', '--json')
    assert.equal(made.exitCode, 0, made.errors)
    const { file } = JSON.parse(made.output)
    const verified = await run('backup:verify', file)
    assert.equal(verified.exitCode, 0, verified.errors)

    const name = `${settings.DB_NAME}_again`
    context.cleanup(() => database.administer(`drop database if exists ${name} with (force)`))
    const restored = await run('backup:restore', file, `--into=${name}`)

    assert.equal(restored.exitCode, 0, restored.errors)
    assert.deepEqual(await ask(beside(database.url, name), PRODUCTS), [{ n: 300 }])
  }).skip(!hasPgbouncer(), NO_PGBOUNCER)

  test('ends in one line where no database can be made, and lets go of everything', async (context) => {
    const { assert } = context
    const { database, settings, run } = await site(context)
    const { file } = JSON.parse((await run('backup:create', '--json')).output)
    const taken = await run('backup:restore', file, `--into=${settings.DB_NAME}`)
    assert.equal(taken.exitCode, 1)
    assert.match(taken.errors, /^vitrin: .*already exists.*\n$/)

    const role = `poor_${settings.DB_NAME!.slice(-8)}`
    await database.administer(`create role ${role} login password '${role}'`)
    context.cleanup(() => database.administer(`drop role if exists ${role}`))
    const poor = { ...settings, DB_USER: role, DB_PASSWORD: role }
    for (const args of [
      ['backup:verify', file],
      ['backup:restore', file, '--into=never'],
    ]) {
      const { exitCode, errors } = await runCommand(args, poor)
      assert.equal(exitCode, 1, errors)
      assert.match(errors, /^vitrin: this takes a database of its own.*alter role .* createdb.*\n$/)
    }
  })
})
