import pg from 'pg'
import { test } from '@japa/runner'
import {
  drillDatabase,
  drillServer,
  drillSettings,
  forgetPictures,
  inDatabase,
} from '#tests/helpers/drill_server'
import { freePort } from '#tests/helpers/environment'
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

const bytes = (of: string) => Buffer.from(`bytes of ${of}`)
const nameOf = (of: string) => ownName('products/1', bytes(of))
const [OPEN, HIDDEN] = [nameOf('open'), nameOf('hidden')]
const DJANGOS = 'products/lamp ışık.JPG'

const move = (settings: Settings, ...flags: string[]) =>
  runCommand(['media:move', '--json', ...flags], { ...drillSettings(), ...settings })

const ROWS = [
  registered(OPEN, bytes('open')),
  registered(HIDDEN, bytes('hidden'), false),
  djangos(DJANGOS),
]

test.group('media:move', (group) => {
  group.each.setup(() => async () => void (await inDatabase('delete from products_productimage')))

  test('brings all that rows speak of to buckets and back, and goes on', async (context) => {
    const { assert } = context
    const [disk, buckets] = [await onDisk(context), await inBuckets(context)]
    const settings = { ...disk.settings, ...buckets.settings, DRIVE_DISK: 'fs' }
    await drillServer(context, settings)
    await forgetPictures()
    for (const row of ROWS) await inDatabase(row)
    await disk.stores.public.put(OPEN, bytes('open'), 'image/jpeg')
    await disk.stores.private.put(HIDDEN, bytes('hidden'), 'image/jpeg')
    await disk.stores.public.put(DJANGOS, bytes('django'), 'image/jpeg')
    await disk.stores.public.put('index.html', bytes('stranger'), 'text/html')
    await disk.stores.public.put(nameOf('orphan'), bytes('orphan'), 'image/jpeg')
    const before = await namesIn(disk)
    const there = [`private ${HIDDEN}`, `public ${OPEN}`, `public ${DJANGOS}`].sort()

    const dry = await move(settings, '--from=fs', '--to=s3', '--dry-run')
    assert.containsSubset(JSON.parse(dry.output), { dry_run: true, copied: 3, there: 0 })
    assert.isEmpty(await namesIn(buckets))

    // As a run leaves it that was cut off, and that hid a picture since.
    await buckets.stores.public.put(OPEN, bytes('open'), 'image/jpeg')
    await buckets.stores.public.put(HIDDEN, bytes('hidden'), 'image/jpeg')
    const real = await move(settings, '--from=fs', '--to=s3')
    assert.equal(real.exitCode, 0, real.errors)
    assert.containsSubset(JSON.parse(real.output), { copied: 2, there: 1, next: 'DRIVE_DISK=s3' })
    assert.deepEqual(await namesIn(buckets), there)
    assert.deepEqual(await buckets.stores.public.bytes(DJANGOS), bytes('django'))
    assert.deepEqual(await namesIn(disk), before)

    const again = await move(
      { ...settings, DRIVE_DISK: 's3' },
      '--from=fs',
      '--to=s3',
      '--checksum'
    )
    assert.containsSubset(JSON.parse(again.output), { copied: 0, there: 3, next: null })

    await disk.stores.public.delete([OPEN, DJANGOS])
    const back = await move({ ...settings, DRIVE_DISK: 's3' }, '--from=s3', '--to=fs')
    assert.containsSubset(JSON.parse(back.output), { copied: 2, there: 1, next: 'DRIVE_DISK=fs' })
    assert.deepEqual(await namesIn(disk), before)
  })

  test('goes on at once after one that was killed, and held a folder', async (context) => {
    const { assert } = context
    const [disk, buckets] = [await onDisk(context), await inBuckets(context)]
    const settings = { ...disk.settings, ...buckets.settings, DRIVE_DISK: 'fs' }
    await drillServer(context, settings)
    await forgetPictures()
    await inDatabase(registered(OPEN, bytes('open')))
    await disk.stores.public.put(OPEN, bytes('open'), 'image/jpeg')
    await inDatabase(
      `insert into media_holds (folder, names, is_alone, ends_at)
       values ('products/1', '{}', true, clock_timestamp() + interval '12 seconds')`
    )

    const { exitCode, output, errors } = await move(settings, '--from=fs', '--to=s3')

    assert.equal(exitCode, 0, errors)
    assert.containsSubset(JSON.parse(output), { copied: 1 })
  })

  test('writes over what is broken of ours, and over nothing of others', async (context) => {
    const { assert } = context
    const [disk, buckets] = [await onDisk(context), await inBuckets(context)]
    const settings = { ...disk.settings, ...buckets.settings, DRIVE_DISK: 'fs' }
    await drillServer(context, settings)
    await forgetPictures()
    for (const row of ROWS) await inDatabase(row)
    await disk.stores.public.put(OPEN, bytes('open'), 'image/jpeg')
    await disk.stores.public.put(DJANGOS, bytes('django'), 'image/jpeg')
    await buckets.stores.public.put(OPEN, bytes('nepo'), 'image/jpeg')
    await buckets.stores.public.put(DJANGOS, bytes('somebody'), 'image/jpeg')

    const { exitCode, output } = await move(settings, '--from=fs', '--to=s3', '--checksum')

    assert.equal(exitCode, 7)
    assert.containsSubset(JSON.parse(output), {
      ...{ copied: 1, missing: 1, differs: 1 },
      names: { missing: [HIDDEN], differs: [DJANGOS] },
    })
    assert.deepEqual(await buckets.stores.public.bytes(OPEN), bytes('open'))
    assert.deepEqual(await buckets.stores.public.bytes(DJANGOS), bytes('somebody'))
  })

  test('tells in one line of a bucket that is away, and of wrong use', async (context) => {
    const { assert, cleanup } = context
    const disk = await onDisk(context)
    await drillServer(context, disk.settings)
    await forgetPictures()
    await inDatabase(registered(OPEN, bytes('open')))
    await disk.stores.public.put(OPEN, bytes('open'), 'image/jpeg')
    const away = {
      ...{ ...disk.settings, DRIVE_DISK: 'fs', S3_BUCKET: 'vitrin', S3_ACCESS_KEY_ID: 'k' },
      ...{ S3_SECRET_ACCESS_KEY: 's', S3_ENDPOINT: `http://127.0.0.1:${await freePort()}` },
    }
    const refused = await move(away, '--from=fs', '--to=s3')
    assert.equal(refused.exitCode, 1)
    assert.match(JSON.parse(refused.output).error, /bucket vitrin .* does not answer/)

    const other = new pg.Client(drillDatabase())
    await other.connect()
    cleanup(() => other.end())
    await other.query('select pg_advisory_lock(8653, 9)')
    const locked = await move(away, '--from=fs', '--to=s3')
    assert.equal(locked.exitCode, 6)
    for (const flags of [['--from=fs', '--to=fs'], ['--to=s3'], ['--from=fs', '--to=gcs']])
      assert.equal((await move(away, ...flags)).exitCode, 2)
    const without = await move(disk.settings, '--from=fs', '--to=s3')
    assert.equal(without.exitCode, 2)
  })
})
