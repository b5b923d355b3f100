import type { Assert } from '@japa/assert'
import type { TestContext } from '@japa/runner/core'
import { test } from '@japa/runner'
import { setTimeout as sleep } from 'node:timers/promises'
import { drillFolder, drillServer, signedIn } from '#tests/helpers/drill_server'
import { freePort } from '#tests/helpers/environment'
import { Load } from '#tests/helpers/load'
import type { Settings } from '#tests/helpers/run_database'
import { ServerProcess } from '#tests/helpers/server_process'
import { bothServe } from '#tests/helpers/workers'
import { hasRedis, NO_REDIS, REDIS_PASSWORD, ThrowawayRedis } from '#tests/helpers/throwaway_redis'
import { atOurPace } from '#tests/helpers/pace'

const ANON = 60
const CLIENTS = 16
/** Of a request while Redis is away. */
const P95_MS = 1000

const throttled = (
  context: Pick<TestContext, 'cleanup'>,
  REDIS_URL: string,
  settings: Settings = {}
) =>
  drillServer(context, {
    REDIS_URL,
    THROTTLE_ENABLED: 'true',
    THROTTLE_ANON: `${ANON}/hour`,
    THROTTLE_USER: '1000000/hour',
    TRUSTED_PROXIES: '127.0.0.1',
    SECURE_SSL_REDIRECT: 'false',
    LOG_LEVEL: 'warn',
    ...settings,
  })

/** How many of that many requests of one address, at once and in turn over these servers, are let in. */
async function letIn(address: string, servers: ServerProcess[], requests: number): Promise<number> {
  const headers = { 'X-Forwarded-For': address }
  const ask = (_: unknown, index: number) =>
    fetch(`${servers[index % servers.length]!.url}/api/v1/categories/`, { headers })
  const answers = await Promise.all(Array.from({ length: requests }, ask))
  return answers.filter(({ status }) => status === 200).length
}

async function peopleReading({ url }: ServerProcess) {
  const people = await Promise.all(Array.from({ length: CLIENTS }, (_, n) => signedIn(n + 1)))
  return new Load(CLIENTS, (client) =>
    fetch(`${url}/api/v1/categories/`, { headers: people[client]! })
  )
}

async function health({ url }: ServerProcess) {
  const answer = await fetch(`${url}/api/v1/health/ready`)
  const { status, checks } = (await answer.json()) as {
    status: string
    checks: { redis: { status: string } }
  }
  return { code: answer.status, status, redis: checks.redis.status }
}

async function untilBack(server: ServerProcess): Promise<void> {
  const deadline = Date.now() + 15_000
  while ((await health(server)).redis !== 'ok') {
    if (Date.now() > deadline) throw new Error('Redis is not found again')
    await sleep(50)
  }
}

function assertNobodyNoticed(assert: Assert, load: Load) {
  assert.isEmpty(load.failures)
  assert.deepEqual(Object.keys(load.tally), ['200'])
  const times = load.answers.map(({ ms }) => ms).toSorted((a, b) => a - b)
  assert.isBelow(times[Math.floor(times.length * 0.95)]!, atOurPace(P95_MS))
}

/** How many are let in until none is. */
async function spent(address: string, server: ServerProcess): Promise<number> {
  const more = await letIn(address, [server], ANON + 5)
  return more ? more + (await spent(address, server)) : 0
}

/** What the server said of Redis, in order. */
const said = ({ output }: ServerProcess) =>
  [...output.matchAll(/Redis is (away|back)/g)].map(([, what]) => what)

test.group('Redis', (group) => {
  let tries = 0
  let redis: ThrowawayRedis
  let servers: [ServerProcess, ServerProcess]

  group.tap((each) => each.skip(!hasRedis(), NO_REDIS))
  group.setup(async () => {
    if (!hasRedis()) return async () => {}
    const ends: (() => unknown)[] = []
    const context = { cleanup: (end: unknown) => void ends.push(end as () => unknown) }
    redis = await ThrowawayRedis.start(context)
    servers = await Promise.all([throttled(context, redis.url), throttled(context, redis.url)])
    return async () => {
      for (const end of ends.toReversed()) await end()
    }
  })

  test('counts one budget for two processes', async ({ assert }) => {
    // What is slow once, as reading the code, shall not look like a Redis that is slow.
    await letIn('192.0.2.9', servers, 4)
    const before = servers.flatMap(said).length
    const address = `192.0.2.${10 + tries++}`
    assert.equal(await letIn(address, servers, ANON + 5), ANON)
    assert.lengthOf(servers.flatMap(said), before)
    // Where time is short, one of them may miss it.
  }).retry(2)

  test('{kind} under load, is not missed: limits bite, and it is found again')
    .with([
      { kind: 'killed', address: '192.0.2.2', leave: 'kill', come: 'begin' },
      { kind: 'hanging', address: '192.0.2.3', leave: 'hang', come: 'goOn' },
    ] as const)
    .run(async ({ assert }, { address, leave, come }) => {
      const [server] = servers
      await untilBack(server)
      const before = said(server).length
      const load = await peopleReading(server)
      await sleep(300)

      await redis[leave]()
      assert.equal(await letIn(address, [server], ANON + 5), ANON)
      await sleep(2500)
      assert.equal(await letIn(address, [server], 5), 0)
      assert.deepEqual(await health(server), { code: 200, status: 'ok', redis: 'warning' })

      await redis[come]()
      await untilBack(server)
      assert.isAtMost(await spent(address, server), ANON)
      assertNobodyNoticed(assert, await load.stop())
      // Where time is short it may be missed once more.
      assert.includeMembers(said(server).slice(before), ['away', 'back'])
      assert.notInclude(server.output + server.errors, REDIS_PASSWORD)
    })

  test('hanging, does not hold up a server that shall end', async ({ assert }) => {
    redis.hang()
    assert.deepEqual(await Promise.all(servers.map((server) => server.end('SIGTERM'))), [0, 0])
  })
})

test.group('Two workers with a Redis', (group) => {
  group.tap((each) => each.skip(!hasRedis(), NO_REDIS))

  test('share one budget', async (context) => {
    const { assert } = context
    const redis = await ThrowawayRedis.start(context)
    const server = await throttled(context, redis.url, { WORKERS: '2', LOG_LEVEL: 'info' })
    await bothServe(server)
    assert.equal(await letIn('192.0.2.77', [server], ANON + 5), ANON)
    // Where time is short, one of them may miss it.
  }).retry(2)
})

test.group('Two workers without a Redis', () => {
  const refused = /^vitrin: WORKERS=2 needs REDIS_URL[^\n]*\n$/

  test('are refused in one line while {$self} counts')
    .with(['both', 'THROTTLE_ENABLED', 'LOGIN_LOCK_ENABLED'] as const)
    .run(async (context, counting) => {
      const { assert } = context
      const off = ['THROTTLE_ENABLED', 'LOGIN_LOCK_ENABLED'].filter((name) => name !== counting)
      const lifted = counting === 'both' ? [] : off.map((name) => [name, 'false'])
      const server = await ServerProcess.spawn(context, {
        WORKERS: '2',
        VITRIN_DATA_DIR: drillFolder(),
        ...Object.fromEntries(lifted),
      })
      assert.equal(await server.end(), 1)
      assert.match(server.errors, refused)
    })
})

test.group('Without its Redis, a server', () => {
  test('starts, says so once, and knows whom it signed out', async (context) => {
    const { assert } = context
    const url = `redis://:${REDIS_PASSWORD}@127.0.0.1:${await freePort()}`
    const server = await throttled(context, url)
    const post = (path: string, body: object) =>
      fetch(`${server.url}/api/v1/auth/${path}/`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      })
    const email = `redis-away-${Date.now()}@example.com`
    const name = { first_name: 'Ada', last_name: 'Lovelace' }
    const registered = await post('register', { email, password: 'a-fine-engine-1843', ...name })
    const { tokens } = (await registered.json()) as { tokens: { refresh: string } }

    const out = await post('logout', { refresh: tokens.refresh })
    const again = await post('refresh', { refresh: tokens.refresh })

    assert.deepEqual([registered.status, out.status, again.status], [201, 200, 401])
    assert.include(await again.text(), 'Token is blacklisted')
    assert.deepEqual(said(server), ['away'])
    assert.notInclude(server.output + server.errors, REDIS_PASSWORD)
  })
})
