import { randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { test } from '@japa/runner'
import type { Bucket } from '#storage/place'
import { StorageAwayException } from '#exceptions/storage'
import { FileMissing, type StoredFile } from '#storage/store'
import { storeAt } from '#storage/stores'
import { lightBucketServer, silentServer, type BucketServer } from '#tests/helpers/bucket_server'
import { until } from '#tests/helpers/children'
import { hasSwift, NO_SWIFT, swiftServer } from '#tests/helpers/swift_server'
import { atOurPace } from '#tests/helpers/pace'

const bytes = Buffer.from('0123456789')
const storeOf = (place: Bucket, changes: Partial<Bucket> = {}) =>
  storeAt({ ...place, ...changes }, 'public')

async function namesOf(files: AsyncIterable<StoredFile>): Promise<string[]> {
  const found = await Array.fromAsync(files)
  return found.map(({ name }) => name)
}

const succeeded = [() => true, () => false] as const

/** What the caller waited, in seconds; it must be refused as a store that is away. */
async function refusedAfter(call: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  const refusal = await call().then(
    () => undefined,
    (error: unknown) => error
  )
  if (!(refusal instanceof StorageAwayException)) throw new Error(`It answered: ${refusal}`)
  return (performance.now() - began) / 1000
}

const servers = [
  { name: 's3rver', start: lightBucketServer, isThere: () => true, isStrict: false },
  { name: 'Swift', start: swiftServer, isThere: hasSwift, isStrict: true },
]

for (const { name, start, isThere, isStrict } of servers) {
  test.group(`A store in a bucket of ${name}`, (group) => {
    const skipped = !isThere()
    let server: BucketServer
    const ends: (() => unknown)[] = []
    group.setup(async () => {
      if (!skipped) server = await start({ cleanup: (end) => void ends.push(end as () => unknown) })
      return async () => {
        for (const end of ends.reverse()) await end()
      }
    })
    group.tap((one) => one.skip(skipped, NO_SWIFT))

    test('gives back what was put, whole or a part of it', async ({ assert }) => {
      const store = storeOf(server.place)
      await store.put('products/1/a.webp', bytes, 'image/webp')

      assert.deepEqual(await store.bytes('products/1/a.webp'), bytes)
      assert.deepEqual(await buffer(await store.read('products/1/a.webp')), bytes)
      const part = await store.read('products/1/a.webp', { start: 2, end: 4 })
      assert.equal(String(await buffer(part)), '234')
      assert.equal((await store.stat('products/1/a.webp')).size, 10)
    })

    test('keeps ten megabytes as they are', async ({ assert }) => {
      const large = Buffer.alloc(10 * 1024 * 1024, 'vitrin')
      await storeOf(server.place).put('products/1/large.gif', large, 'image/gif')

      assert.isTrue(large.equals(await storeOf(server.place).bytes('products/1/large.gif')))
    })

    test('takes names as Django makes them', async ({ assert }) => {
      const store = storeOf(server.place)
      const picture = 'names/Ünlü  resim (1)–日本.JPG'
      await store.put(picture, bytes, 'image/jpeg')

      assert.deepEqual(await store.bytes(picture), bytes)
      assert.deepEqual(await namesOf(store.list('names/')), [picture])
      await store.delete([picture])
      assert.deepEqual(await namesOf(store.list('names/')), [])
    })

    test('deletes many at once, also what is not there', async ({ assert }) => {
      const store = storeOf(server.place)
      const names = ['many/1', 'many/2', 'many/3']
      for (const one of names) await store.put(one, bytes, 'image/webp')
      await store.delete([...names, 'many/none', '../none'])

      assert.deepEqual(await namesOf(store.list('many/')), [])
    })

    test('below a prefix does not show in the bucket beside it', async ({ assert }) => {
      const hidden = storeOf(server.place, { prefix: 'private/' })
      const open = storeOf(server.place, { without: 'private/' })
      await hidden.put('originals/1.jpg', bytes, 'image/jpeg')

      assert.deepEqual(await namesOf(hidden.list('')), ['originals/1.jpg'])
      assert.notIncludeMembers(await namesOf(open.list('')), ['private/originals/1.jpg'])
      await assert.rejects(() => open.read('originals/1.jpg'), FileMissing)
    })

    test('says what is missing', async ({ assert }) => {
      const store = storeOf(server.place)

      for (const one of ['none.webp', '../none', 'none\0', ''])
        for (const call of ['read', 'bytes', 'stat'] as const)
          await assert.rejects(() => store[call](one), FileMissing)
    })

    test('is away for {0}')
      .with([
        ['an unknown key', { accessKeyId: 'nobody' }, true],
        ['a wrong secret', { secretAccessKey: 'wrong' }, isStrict],
        ['another region', { region: 'eu-north-1' }, isStrict],
        ['a bucket that is not there', { bucket: 'none' }, true],
      ] as [string, Partial<Bucket>, boolean][])
      .run(async ({ assert }, [, changes, isRefused]) => {
        const store = storeOf(server.place, changes)
        const put = () => store.put('refused.webp', bytes, 'image/webp')

        if (isRefused) assert.isBelow(await refusedAfter(put), 9)
        else await put()
      })

    test('is away while it is frozen, in time, and back after it', async ({ assert }) => {
      const store = storeOf(server.place)
      await store.put('frozen.webp', bytes, 'image/webp')
      server.freeze()
      const waits = await Promise.all([
        refusedAfter(() => store.put('late.webp', bytes, 'image/webp')),
        refusedAfter(() => store.read('frozen.webp')),
        refusedAfter(() => store.stat('frozen.webp')),
        refusedAfter(() => store.delete(['frozen.webp'])),
        refusedAfter(() => namesOf(store.list(''))),
      ]).finally(() => server.goOn())

      assert.isBelow(Math.max(...waits), 10)
      assert.isBelow(await refusedAfter(() => store.stat('frozen.webp')), atOurPace(100) / 1000)
      await until(() => store.put('back.webp', bytes, 'image/webp').then(...succeeded))
      assert.deepEqual(await store.bytes('back.webp'), bytes)
    })

    test('is away at once when it is stopped', async ({ assert }) => {
      await server.kill()

      const call = () => storeOf(server.place).put('a.webp', bytes, 'image/webp')
      assert.isBelow(await refusedAfter(call), atOurPace(3000) / 1000)
    })
  })
}

test.group('A store whose server says nothing', () => {
  test('is away in time', async ({ assert, cleanup }) => {
    const endpoint = await silentServer({ cleanup })
    const place = { endpoint, region: 'us-east-1', forcePathStyle: true, prefix: '' }
    const keys = { accessKeyId: randomUUID(), secretAccessKey: randomUUID() }
    const store = storeAt({ ...place, ...keys, bucket: 'vitrin' }, 'public')

    assert.isBelow(await refusedAfter(() => store.put('a.webp', bytes, 'image/webp')), 10)
  })
})
