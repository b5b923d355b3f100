import pg from 'pg'
import { test } from '@japa/runner'
import {
  drillDatabase,
  drillServer,
  drillSettings,
  forgetPictures,
  inDatabase,
} from '#tests/helpers/drill_server'
import {
  djangos,
  inBuckets,
  namesIn,
  onDisk,
  ownName,
  registered,
} from '#tests/helpers/media_places'
import { runCommand } from '#tests/helpers/run_command'
import type { Settings } from '#tests/helpers/run_database'

const RANDOM = '3f0e8a52c1d94b7f9e6a2d5c8b1f4e70'
const bytes = (of: string) => Buffer.from(`bytes of ${of}`)

const orphans = (settings: Settings, ...flags: string[]) =>
  runCommand(['media:orphans', '--json', '--older-than=0h', ...flags], {
    ...drillSettings(),
    ...settings,
  })

/** What nobody here made, or what a row speaks of. */
const DJANGOS = ['products/lamp.jpg', `products/${RANDOM}.jpg`, `products/2024/${RANDOM}.jpg`]
const STRANGERS = ['backups/db.dump', 'index.html', 'originals/notes.txt', `trash/1/${RANDOM}.jpg`]
/** Named as ours are, with another content than ours would have. */
const ALIKE = `products/1/${RANDOM}.jpg`

for (const [where, make] of Object.entries({ 'on disk': onDisk, 'in buckets': inBuckets }))
  test.group(`media:orphans ${where}`, (group) => {
    group.each.setup(() => async () => void (await inDatabase('delete from products_productimage')))

    test('deletes what this server made and no row knows, and nothing else', async (context) => {
      const { assert } = context
      const places = await make(context)
      const { stores } = places
      await drillServer(context, places.settings)
      await forgetPictures()
      const put = (name: string, of: string, which: 'public' | 'private' = 'public') =>
        stores[which].put(name, bytes(of), 'image/jpeg')

      const [kept, hidden, named] = ['kept', 'hidden', 'named'].map((of) =>
        ownName('products/1', bytes(of))
      ) as [string, string, string]
      await inDatabase(registered(kept, bytes('kept')))
      await inDatabase(registered(hidden, bytes('hidden'), false))
      await inDatabase(registered(`products/1/${RANDOM}.png`, bytes('lost')))
      await inDatabase(djangos(named))
      for (const name of [...DJANGOS, ...STRANGERS, ALIKE]) await put(name, name)
      await put(kept, 'kept')
      await put(named, 'named')
      await put(hidden, 'hidden', 'private')
      const staying = await namesIn(places)

      const orphan = ownName('products/1', bytes('orphan'))
      await put(orphan, 'orphan')
      await put(`originals/${orphan}`, 'sent', 'private')
      await put(`avatars/7/${RANDOM}-thumb.webp`, 'thumb')
      // What a move left behind: everybody would see it.
      await put(hidden, 'hidden')
      const before = await namesIn(places)
      assert.lengthOf(before, staying.length + 4)

      const dry = await orphans(places.settings)
      assert.equal(dry.exitCode, 0, dry.errors)
      const told = JSON.parse(dry.output)
      assert.containsSubset(told, { dry_run: true, files: 4, deleted: 0, rows: 1 })
      assert.deepEqual(told.names.rows, [`products/1/${RANDOM}.png`])
      assert.deepEqual(await namesIn(places), before)

      const real = await orphans(places.settings, '--delete')
      assert.equal(real.exitCode, 0, real.errors)
      assert.containsSubset(JSON.parse(real.output), { dry_run: false, deleted: 4, rows: 1 })
      assert.deepEqual(await namesIn(places), staying)
    })

    test('is done by one at a time, and takes a span of time', async (context) => {
      const { assert, cleanup } = context
      const { settings } = await make(context)
      await drillServer(context, settings)
      await forgetPictures()
      const other = new pg.Client(drillDatabase())
      await other.connect()
      cleanup(() => other.end())
      await other.query('select pg_advisory_lock(8653, 8)')

      const refused = await orphans(settings)
      assert.equal(refused.exitCode, 6)
      assert.isString(JSON.parse(refused.output).error)
      const wrong = await orphans(settings, '--older-than=soon')
      assert.equal(wrong.exitCode, 2)
    })
  })
