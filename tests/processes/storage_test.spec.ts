import { writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { lightBucketServer, type BucketServer } from '#tests/helpers/bucket_server'
import { drillServer, drillSettings } from '#tests/helpers/drill_server'
import { freePort } from '#tests/helpers/environment'
import { runCommand } from '#tests/helpers/run_command'
import type { Settings } from '#tests/helpers/run_database'
import { throwawayFolder } from '#tests/helpers/throwaway_folder'

const tried = (settings: Settings, ...flags: string[]) =>
  runCommand(['storage:test', ...flags], { ...drillSettings(), ...settings })

const filesIn = async (folder: string) => {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  return found.filter((entry) => entry.isFile())
}

/** The settings of a bucket that is also read without us. */
const settingsOf = ({ place }: BucketServer): Settings => ({
  ...{ S3_ENDPOINT: place.endpoint!, S3_BUCKET: place.bucket, S3_REGION: place.region },
  ...{ S3_ACCESS_KEY_ID: place.accessKeyId, S3_SECRET_ACCESS_KEY: place.secretAccessKey },
  MEDIA_URL: `${place.endpoint}/${place.bucket}/`,
})

test.group('storage:test', () => {
  test('reads by the address of the server, and leaves nothing behind', async (context) => {
    const MEDIA_ROOT = join(throwawayFolder(context), 'media')
    const server = await drillServer(context, { MEDIA_ROOT })
    const { assert } = context

    const { exitCode, output, errors } = await tried({ MEDIA_ROOT, APP_URL: server.url }, '--json')

    assert.equal(exitCode, 0, errors)
    const { stores } = JSON.parse(output)
    assert.deepEqual(
      stores.map(({ store, address }: { store: string; address: string }) => [store, address]),
      [
        ['public', `${server.url}/media/`],
        ['private', null],
      ]
    )
    assert.isEmpty(await filesIn(MEDIA_ROOT))
    assert.isEmpty(await filesIn(`${MEDIA_ROOT}-private`))
  })

  test('tells in one line, with 1, of a server that does not run', async (context) => {
    const MEDIA_ROOT = join(throwawayFolder(context), 'media')
    const APP_URL = `http://127.0.0.1:${await freePort()}`

    const { exitCode, output, errors } = await tried({ MEDIA_ROOT, APP_URL })

    context.assert.equal(exitCode, 1)
    context.assert.equal(output, '')
    context.assert.match(errors, /^vitrin: .*\/media\/ does not answer \(ECONNREFUSED\).*\n$/)
    context.assert.isEmpty(await filesIn(MEDIA_ROOT))
  })

  test('tells of a folder that cannot be made', async (context) => {
    const file = join(throwawayFolder(context), 'file')
    writeFileSync(file, '')

    const { exitCode, output } = await tried({ MEDIA_ROOT: join(file, 'media') }, '--json')

    context.assert.equal(exitCode, 1)
    context.assert.match(JSON.parse(output).error, /^the public store, folder .* is no folder/)
  })
})

test.group('storage:test of a bucket', (group) => {
  let bucket: BucketServer
  group.setup(async () => {
    const ends: (() => unknown)[] = []
    bucket = await lightBucketServer({ cleanup: (end) => void ends.push(end as () => unknown) })
    return async () => {
      for (const end of ends.reverse()) await end()
    }
  })

  test('reads by its address', async ({ assert }) => {
    const settings = settingsOf(bucket)

    const { exitCode, output, errors } = await tried(settings, '--json')

    assert.equal(exitCode, 0, errors)
    assert.equal(JSON.parse(output).stores[0].address, settings.MEDIA_URL)
  })

  test('tries the buckets before the server uses them', async ({ assert }) => {
    const settings = { ...settingsOf(bucket), DRIVE_DISK: 'fs' }

    const { exitCode, output, errors } = await tried(settings, '--disk=s3', '--json')

    assert.equal(exitCode, 0, errors)
    const [open] = JSON.parse(output).stores
    assert.containsSubset(open, { store: 'public', address: null })
    assert.include(open.place, 'bucket vitrin')
    assert.equal((await tried(settings, '--disk=gcs')).exitCode, 2)
  })

  test('tells of {0} in one line')
    .with([
      ['an unknown key', { S3_ACCESS_KEY_ID: 'nobody' }, /refuses the key/],
      ['a name that is not there', { S3_BUCKET: 'none' }, /has no bucket none/],
      ['a server that is away', { S3_ENDPOINT: 'http://127.0.0.1:9' }, /not answer: check S3_END/],
      ['an address elsewhere', { MEDIA_URL: 'http://127.0.0.1:9/' }, /:9\/ does not answer/],
      ['an address of another bucket', {}, /answers 404 for a file of the public store: check/],
    ] as [string, Settings, RegExp][])
    .run(async ({ assert }, [, changes, words]) => {
      const own = settingsOf(bucket)
      const wrong = Object.keys(changes).length ? changes : { MEDIA_URL: `${own.MEDIA_URL}x/` }

      const { exitCode, errors } = await tried({ ...own, ...wrong })

      assert.equal(exitCode, 1)
      assert.match(errors, words)
      assert.lengthOf(errors.trim().split('\n'), 1, errors)
    })
})
