import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import { lightBucketServer, type BucketServer } from '#tests/helpers/bucket_server'
import { drillServer, signedIn } from '#tests/helpers/drill_server'
import type { Settings } from '#tests/helpers/run_database'
import { bucketSettings, upload } from '#tests/helpers/stored_in_bucket'
import { tallyOf } from '#tests/helpers/together'

const SECRET = 'bittern-of-the-marsh'

interface Line {
  level: number
  msg: string
  err?: unknown
}

/** What the log holds of faults, which a start in production tells as well before it is ready. */
const faultsIn = (output: string): Line[] =>
  output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
    .filter(({ level, msg }) => level >= 50 && !msg.startsWith('storage: '))

test.group('A store in trouble', (group) => {
  let bucket: BucketServer
  group.tap((each) => each.timeout(120_000))
  group.setup(async () => {
    const ends: (() => unknown)[] = []
    bucket = await lightBucketServer({ cleanup: (end) => void ends.push(end as () => unknown) })
    return async () => {
      for (const end of ends.reverse()) await end()
    }
  })

  test('is told in a line for each store, however many meet it: {0}')
    .with([
      ['a wrong key', { S3_ACCESS_KEY_ID: 'wagtail' }, /refuses the key: check S3_ACCESS_KEY_ID/],
      ['no such bucket', { S3_BUCKET: 'none' }, /has no bucket none: make it, or check S3_BUCKET/],
      ['a name that is not known', { S3_ENDPOINT: 'http://s3.invalid' }, /that DNS does not know/],
      ['no TLS', { S3_ENDPOINT: 'https' }, /begins with http or https/],
    ] as [string, Settings, RegExp][])
    .run(async (context, [, wrong, words]) => {
      const { assert } = context
      if (wrong.S3_ENDPOINT === 'https')
        wrong = { S3_ENDPOINT: bucket.place.endpoint!.replace('http:', 'https:') }
      const settings = { ...bucketSettings(bucket.place), S3_SECRET_ACCESS_KEY: SECRET, ...wrong }
      const server = await drillServer(context, settings)
      const owner = await signedIn(1)
      const answers = []
      for (let shade = 0; shade < 5; shade++)
        answers.push(await upload(server.url, { product: 60 + shade, shade }, owner))
      await sleep(500)

      assert.deepEqual(tallyOf(answers), { 503: 5 })
      const faults = faultsIn(server.output)
      const told = faults.filter(({ msg }) => words.test(msg))
      const stores = told.map(({ msg }) => /^the (public|private) store/.exec(msg)?.[1])
      assert.isNotEmpty(stores)
      assert.deepEqual(stores, [...new Set(stores)])
      // One that does not answer counts as away after three calls, which is told as well.
      for (const { msg } of faults.filter((line) => !told.includes(line)))
        assert.match(msg, /^the store of files is away/)
      assert.notInclude(JSON.stringify(faults), '"stack"')
      assert.notInclude(server.output + server.errors, SECRET)
      assert.notInclude(server.output + server.errors, 'wagtail')
    })
})
