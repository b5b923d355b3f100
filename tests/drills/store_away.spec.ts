import type { Assert } from '@japa/assert'
import { test } from '@japa/runner'
import { lightBucketServer, type BucketServer } from '#tests/helpers/bucket_server'
import { until } from '#tests/helpers/children'
import { drillServer, inDatabase, signedIn } from '#tests/helpers/drill_server'
import { Load } from '#tests/helpers/load'
import type { ServerProcess } from '#tests/helpers/server_process'
import { bucketSettings, strays, upload, type Upload } from '#tests/helpers/stored_in_bucket'
import { StumblingProxy, type Gait } from '#tests/helpers/stumbling_proxy'
import { tallyOf } from '#tests/helpers/together'
import { atOurPace } from '#tests/helpers/pace'

const isFull = process.env.DRILL === 'full'
const UPLOADS = 20
const UPLOAD_LIMIT_MS = 10_000
const LIST_P95_MS = 500

const reading = ({ url }: ServerProcess) => new Load(4, () => fetch(`${url}/api/v1/products/`))

function p95({ answers }: Load): number {
  const times = answers.map(({ ms }) => ms).toSorted((one, other) => one - other)
  return times[Math.floor(times.length * 0.95)]!
}

async function namesIn(table: string): Promise<string[]> {
  const rows = await inDatabase<{ name: string }>(`select name from ${table}`)
  return rows.map(({ name }) => name)
}

test.group('A store that stumbles', (group) => {
  let bucket: BucketServer
  let proxy: StumblingProxy
  let server: ServerProcess
  let owner: Record<string, string>
  let shade = 0
  /** Files of other drills, which lie elsewhere. */
  let foreign: string[]
  const ends: (() => unknown)[] = []

  group.setup(async () => {
    const context = { cleanup: (end: unknown) => void ends.push(end as () => unknown) }
    bucket = await lightBucketServer(context)
    proxy = await StumblingProxy.to(bucket.place.endpoint!, context)
    server = await drillServer(context, bucketSettings(bucket.place, proxy.endpoint))
    owner = await signedIn(1)
    foreign = await namesIn('media_files')
    return async () => {
      for (const end of ends.reverse()) await end()
    }
  })

  const send = (product: number) => upload(server.url, { product, shade: shade++ }, owner)
  const sendTogether = (first = 1) =>
    Promise.all(Array.from({ length: UPLOADS }, (_, at) => send(first + at)))
  const isBack = async () => (await send(90)).status === 201

  function assertRefused(assert: Assert, answers: Upload[]) {
    assert.deepEqual(tallyOf(answers), { 503: answers.length })
    assert.isBelow(Math.max(...answers.map(({ ms }) => ms)), UPLOAD_LIMIT_MS)
    assert.isTrue(answers.every(({ retryAfter }) => Number(retryAfter) > 0))
  }

  /** What is put for nothing goes after a minute; a short drill is content when it is noted. */
  async function assertNothingStray() {
    await until(async () => {
      const noted = isFull ? [] : await namesIn('media_removals')
      const known = [...foreign, ...noted]
      return (await strays(bucket.place)).every((name) => known.includes(name))
    }, 150_000)
  }

  async function assertOthersServe(assert: Assert) {
    const headers = owner
    const body = JSON.stringify({ name: 'x', description: 'x', price: '1', category_id: 1 })
    const asked = [
      fetch(`${server.url}/api/v1/products/1/`),
      fetch(`${server.url}/api/v1/auth/me/`, { headers }),
      fetch(`${server.url}/api/v1/products/`, { method: 'POST', headers, body }),
    ]
    const answers = await Promise.all(asked)
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 201]
    )
  }

  test('frozen in the middle of 20 uploads: each is told in time, and nobody else notices', async ({
    assert,
  }) => {
    const before = await send(91)
    const load = reading(server)
    const sent = sendTogether()
    bucket.freeze()
    const answers = await sent.finally(() => load.stop())

    assertRefused(assert, answers)
    assert.deepEqual(Object.keys(load.tally), ['200'])
    assert.isBelow(p95(load), atOurPace(LIST_P95_MS))
    const next = await send(1)
    assertRefused(assert, [next])
    assert.isBelow(next.ms, atOurPace(1000))
    const media = await fetch(`${server.url}${before.path}`)
    assert.equal(media.status, 503)
    assert.isAbove(Number(media.headers.get('retry-after')), 0)
    await assertOthersServe(assert)
    bucket.goOn()
    await until(isBack)
    assert.equal((await fetch(`${server.url}${before.path}`)).status, 200)
    await assertNothingStray()
  })

  for (const [gait, name] of [
    ['broken', 'that answers 500'],
    ['cut', 'that ends connections in the middle of a body'],
  ] as [Gait, string][])
    test(`${name}: uploads are refused in time`, async ({ assert }) => {
      proxy.gait = gait
      assertRefused(assert, await sendTogether(21))
      await assertOthersServe(assert)
      proxy.gait = 'well'
      await until(isBack)
      await assertNothingStray()
    })

  test('full: uploads are told so, and taken when there is room', async ({ assert }) => {
    proxy.gait = 'full'
    assert.deepEqual(tallyOf(await sendTogether(61)), { 507: UPLOADS })
    proxy.gait = 'well'
    await until(isBack)
    await assertNothingStray()
  })

  if (!isFull) return

  test('slow by 5 s: uploads are taken or refused in time', async ({ assert }) => {
    proxy.gait = 'slow'
    const load = reading(server)
    const answers = await sendTogether(41).finally(() => load.stop())

    assert.isBelow(Math.max(...answers.map(({ ms }) => ms)), UPLOAD_LIMIT_MS)
    assert.isEmpty(answers.filter(({ status }) => status !== 201 && status !== 503))
    assert.isBelow(p95(load), atOurPace(LIST_P95_MS))
    proxy.gait = 'well'
    await until(isBack)
    await assertNothingStray()
  })
})
