import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import { until } from '#tests/helpers/children'
import { drillServer, forgetPictures, inDatabase } from '#tests/helpers/drill_server'
import { onDisk, ownName, registered } from '#tests/helpers/media_places'
import type { Settings } from '#tests/helpers/run_database'

const BUCKET = { S3_BUCKET: 'v', S3_ACCESS_KEY_ID: 'k', S3_SECRET_ACCESS_KEY: 's' }
const PUBLIC = { ...BUCKET, MEDIA_URL: 'https://cdn.example.com/' }
const ORIGINALS = 'originals of pictures are not kept'
const MACHINES = 'other machines work on this database'

const bytes = Buffer.from('a picture')
const NAME = ownName('products/1', bytes)

/** The entry of a process of another machine that works the queue just now. */
const ELSEWHERE = `insert into jobs.instance (id, host, pid, version, node_version, heartbeat_seconds,
    supervise, schedule, migrate, persist_queue_stats, persist_warnings)
  values (gen_random_uuid(), 'elsewhere', 7, '12', '24', 600, false, false, false, false, false)`

test.group('A start in production', () => {
  test('says that originals are not kept: {0}')
    .with([
      ['in a public bucket without a private one', PUBLIC, true],
      ['in two buckets', { ...PUBLIC, S3_PRIVATE_BUCKET: 'p' }, false],
      ['in a bucket that nobody else reads', BUCKET, false],
      ['where nobody wants them', { ...PUBLIC, MEDIA_KEEP_ORIGINALS: 'false' }, false],
    ] as [string, Settings, boolean][])
    .run(async (context, [, settings, isSaid]) => {
      const server = await drillServer(context, settings)
      // Nobody reaches this bucket, which is told in the same breath.
      await until(() => server.output.includes('"storage: '))
      await sleep(200)

      context.assert.equal(server.output.includes(ORIGINALS), isSaid)
    })

  test('warns of machines that do not share the folder, and of no others', async (context) => {
    const { assert, cleanup } = context
    const places = await onDisk(context)
    const first = await drillServer(context, places.settings)
    await forgetPictures()
    await inDatabase(ELSEWHERE)
    await inDatabase(registered(NAME, bytes))
    cleanup(async () => {
      await drillServer(context)
      await inDatabase(`delete from jobs.instance where host = 'elsewhere';
        delete from products_productimage`)
    })
    const second = await drillServer(context, places.settings)
    await until(() => second.output.includes(MACHINES))
    assert.include(second.output, '"elsewhere"')

    await places.stores.public.put(NAME, bytes, 'image/jpeg')
    const third = await drillServer(context, places.settings)
    const inBucket = await drillServer(context, BUCKET)
    await sleep(1000)
    for (const { output } of [first, third, inBucket]) assert.notInclude(output, MACHINES)
  })
})
