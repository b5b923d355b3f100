import { test } from '@japa/runner'
import { setTimeout as sleep } from 'node:timers/promises'
import { EmbeddedPostgres } from '#services/embedded_postgres/embedded_postgres'
import { signToken } from '#services/token_signer'
import { childrenOf, until } from '#tests/helpers/children'
import { drillFolder, drillServer, inDatabase, signedIn } from '#tests/helpers/drill_server'
import { Load } from '#tests/helpers/load'
import type { ServerProcess } from '#tests/helpers/server_process'

const CLIENTS = 64
const ANON = 60
/** Of the order of a supervisor's patience. */
const STOP_LIMIT_MS = 10_000

const SETTINGS = {
  WORKERS: '2',
  THROTTLE_ENABLED: 'true',
  THROTTLE_ANON: `${ANON}/hour`,
  THROTTLE_USER: '1000000/hour',
  TRUSTED_PROXIES: '127.0.0.1',
  SECURE_SSL_REDIRECT: 'false',
  LOG_LEVEL: 'info',
}

const workersOf = ({ process }: ServerProcess) => childrenOf(process.pid!)

const statuses = (answers: Response[]) => answers.map(({ status }) => status).toSorted()

/** Every client from an address of its own, unless they shall share one. */
function post(url: string, body: object, client: number) {
  const headers = {
    'Content-Type': 'application/json',
    'X-Forwarded-For': `198.51.100.${client + 1}`,
  }
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
}

/** A request of nobody, on a connection of its own. */
const knock = ({ url }: ServerProcess, headers: Record<string, string>) =>
  fetch(`${url}/api/v1/auth/verify/`, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json', 'Connection': 'close' },
    body: '{"token":"x"}',
  })

/** Of people, and what they take to think: workers that start beside them shall get their share. */
const PEOPLE = 8
const THOUGHT_MS = 20

/** Signed-in people, who read and like; what was acknowledged is noted. */
async function peopleLiking({ url }: ServerProcess, liked = new Set<string>()) {
  const people = await Promise.all(Array.from({ length: PEOPLE }, (_, n) => signedIn(n + 1)))
  return new Load(PEOPLE, async (client, turn) => {
    await sleep(THOUGHT_MS)
    const headers = people[client]!
    if (turn % 2) return fetch(`${url}/api/v1/categories/`, { headers })
    const product = (turn % 20) + 2
    const like = `${url}/api/v1/products/${product}/like/`
    const answer = await fetch(like, { method: 'PUT', headers })
    if (answer.status === 200) liked.add(`${product} ${client + 1}`)
    return answer
  })
}

/** Waits until both answer: the log says who did. */
async function bothServe(server: ServerProcess): Promise<void> {
  const ask = () => fetch(`${server.url}/api/v1/health/live`, { headers: { Connection: 'close' } })
  await until(async () => {
    await Promise.all(Array.from({ length: 8 }, ask))
    const answered = server.output.matchAll(/"pid":(\d+)[^\n]*health\/live/g)
    return new Set([...answered].map(([, pid]) => pid)).size === 2
  })
}

test.group('Two workers', (group) => {
  let server: ServerProcess
  group.each.timeout(60_000)
  group.setup(async () => {
    const ends: (() => void)[] = []
    const context = { cleanup: (end: unknown) => void ends.push(end as () => void) }
    server = await drillServer(context, SETTINGS)
    await bothServe(server)
    return () => ends.forEach((end) => end())
  })

  test('count 64 likes of one product, a row each', async ({ assert }) => {
    await inDatabase('delete from products_productlike where product_id = 1')
    const people = await Promise.all(Array.from({ length: CLIENTS }, (_, n) => signedIn(n + 1)))
    const url = `${server.url}/api/v1/products/1/like/`
    const answers = await Promise.all(
      people.flatMap((headers) => [1, 2].map(() => fetch(url, { method: 'PUT', headers })))
    )

    const [row] = await inDatabase<{ counted: number; likes: number }>(`
      select likes_count as counted, (select count(*)::int from products_productlike l
        where l.product_id = p.id) as likes
      from products_product p where id = 1`)
    assert.isTrue(answers.every(({ status }) => status === 200))
    assert.deepEqual(row, { counted: CLIENTS, likes: CLIENTS })
  })

  test('give one pair for one refresh token', async ({ assert }) => {
    const { token } = await signToken('refresh', 1)
    const url = `${server.url}/api/v1/auth/refresh/`
    const answers = await Promise.all(
      Array.from({ length: CLIENTS }, (_, client) => post(url, { refresh: token }, client))
    )
    assert.deepEqual(statuses(answers), [200, ...Array<number>(CLIENTS - 1).fill(401)])
  })

  test('give one account for one e-mail', async ({ assert }) => {
    const email = `workers-${Date.now()}@example.com`
    const account = { email, password: 'a-fine-engine-1843', first_name: 'A', last_name: 'L' }
    const url = `${server.url}/api/v1/auth/register/`
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, client) => post(url, account, client))
    )
    assert.deepEqual(statuses(answers), [201, ...Array<number>(7).fill(400)])
  })

  test('share one budget without Redis', async ({ assert }) => {
    const headers = { 'X-Forwarded-For': '192.0.2.1' }
    const answers = await Promise.all(
      Array.from({ length: ANON + 5 }, () => knock(server, headers))
    )
    assert.lengthOf(
      answers.filter(({ status }) => status === 429),
      5
    )
  })

  test('change one after the other at SIGHUP, which no request notices', async ({
    assert,
    cleanup,
  }) => {
    const before = workersOf(server)
    const load = await peopleLiking(server)
    cleanup(async () => void (await load.stop()))
    await sleep(300)
    server.process.kill('SIGHUP')
    await until(
      () => workersOf(server).length === 2 && !workersOf(server).some((pid) => before.includes(pid))
    )
    await load.stop()

    assert.isEmpty(load.failures)
    assert.deepEqual(Object.keys(load.tally), ['200'])
  })

  test('go on when one is killed, which lets nobody wait, and another one comes', async ({
    assert,
  }) => {
    await until(() => workersOf(server).length === 2)
    const [killed, other] = workersOf(server) as [number, number]
    process.kill(killed, 'SIGSTOP')
    const knocks = Array.from({ length: 8 }, (_, n) =>
      knock(server, { 'X-Forwarded-For': `192.0.2.${n + 10}` }).catch(() => 'reset')
    )
    await sleep(300)
    process.kill(killed, 'SIGKILL')
    await Promise.all(knocks)
    await until(() => workersOf(server).length === 2)

    const { status } = await knock(server, { 'X-Forwarded-For': '192.0.2.2' })
    assert.equal(status, 401)
    assert.include(workersOf(server), other)
    assert.notInclude(workersOf(server), killed)
    assert.match(server.errors, /worker \d+ ended \(SIGKILL\); another one starts/)
  })
})

test.group('SIGTERM to two workers under load', () => {
  test('ends all in time and well, keeps what was acknowledged, and one view of one viewer', async (context) => {
    const { assert } = context
    const server = await drillServer(context, SETTINGS)
    await until(() => workersOf(server).length === 2)
    await inDatabase(
      'delete from products_productview; update products_product set views_count = 0'
    )
    const liked = new Set<string>()
    const load = await peopleLiking(server, liked)
    const headers = { 'User-Agent': 'Firefox', 'X-Forwarded-For': '198.51.100.222' }
    const look = () => fetch(`${server.url}/api/v1/products/30/`, { headers })
    const looks = await Promise.all(Array.from({ length: 10 }, look))
    await sleep(300)

    const started = performance.now()
    const exitCode = await server.end('SIGTERM')
    const took = performance.now() - started
    await load.stop()

    assert.isTrue(looks.every(({ status }) => status === 200))
    assert.equal(exitCode, 0)
    assert.isBelow(took, STOP_LIMIT_MS)
    assert.deepEqual(Object.keys(load.tally), ['200'])
    assert.isEmpty(load.failures.filter(({ asked }) => asked < started))

    const postgres = await EmbeddedPostgres.start(drillFolder(), true)
    const rows = inDatabase<{ pair: string }>(
      `select product_id || ' ' || user_id as pair from products_productlike`
    )
    const views = inDatabase<{ n: number }>(`
      select views_count + coalesce((select sum(pending) from products_productview v
        where v.product_id = p.id), 0)::int as n
      from products_product p where id = 30`)
    const [kept, [seen]] = await Promise.all([rows, views]).finally(() => postgres.release())
    const pairs = new Set(kept.map(({ pair }) => pair))
    assert.isEmpty([...liked].filter((pair) => !pairs.has(pair)))
    assert.equal(seen?.n, 1)
  }).timeout(60_000)
})

test.group('A primary', () => {
  test('gives up at once when its first worker cannot start, which says why', async (context) => {
    const { assert } = context
    const { ServerProcess } = await import('#tests/helpers/server_process')
    const server = await ServerProcess.spawn(context, {
      WORKERS: '2',
      VITRIN_DATA_DIR: '/proc/vitrin',
      APP_KEY: 'k3y-'.repeat(9),
      JWT_SIGNING_KEY: 'k3y-'.repeat(9),
    })
    assert.equal(await server.end(), 1)
    assert.match(server.errors, /^vitrin: \/proc\/vitrin cannot be written[^\n]*\n$/)
  }).timeout(60_000)
})
