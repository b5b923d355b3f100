import type { Assert } from '@japa/assert'
import { test } from '@japa/runner'
import { setTimeout as sleep } from 'node:timers/promises'
import { readdirSync, readFileSync } from 'node:fs'
import { drill } from '#tests/helpers/drill_size'
import {
  drillDatabase,
  drillFolder,
  drillServer,
  inDatabase,
  signedIn,
} from '#tests/helpers/drill_server'
import { Load } from '#tests/helpers/load'
import type { ServerProcess } from '#tests/helpers/server_process'
import { postmasterOf } from '#tests/helpers/throwaway_folder'
import { Wire } from '#tests/helpers/wire'
import { atOurPace } from '#tests/helpers/pace'

const CLIENTS = 24
/** No request waits longer for a database that is away (contract §2). */
const LIMIT_MS = 3000
const BACK_MS = 30_000

/** Reads, likes and changes, by people who are signed in and by nobody. */
async function mixedLoad({ url }: ServerProcess) {
  const people = await Promise.all(Array.from({ length: CLIENTS }, (_, n) => signedIn(n + 1)))
  return new Load(CLIENTS, (client, turn) => {
    const product = `${url}/api/v1/products/${(turn % 20) + 1}/`
    const headers = people[client]!
    const body = JSON.stringify({ description: String(turn) })
    const kinds = [
      () => fetch(`${url}/api/v1/products/`),
      () => fetch(product, { headers }),
      () => fetch(`${product}like/`, { method: 'PUT', headers }),
      () => fetch(product, { method: 'PATCH', headers: people[0]!, body }),
    ]
    return kinds[turn % kinds.length]!()
  })
}

/** Everything was answered: well, or with 503, which says when to come back, and in time. */
function assertOnlyAway(assert: Assert, load: Load) {
  assert.isEmpty(load.failures)
  assert.isEmpty(load.answers.filter(({ status }) => status !== 200 && status !== 503))
  const refused = load.answers.filter(({ status }) => status === 503)
  assert.isTrue(refused.every(({ retryAfter }) => Number(retryAfter) > 0))
  assert.isBelow(load.slowest, atOurPace(LIMIT_MS))
}

/** Ten good writes in a row, and how long it took until then, in ms. */
async function untilBack({ url }: ServerProcess): Promise<number> {
  const started = performance.now()
  const headers = await signedIn(1)
  for (let good = 0; good < 10 && performance.now() - started < 4 * BACK_MS;) {
    const body = JSON.stringify({ name: `Lamp ${good}` })
    const answer = await fetch(`${url}/api/v1/products/1/`, { method: 'PATCH', headers, body })
    good = answer.status === 200 ? good + 1 : 0
    if (!good) await sleep(50)
  }
  return performance.now() - started
}

/** The postmaster and its children. */
function postgresProcesses(): number[] {
  const postmaster = postmasterOf(drillFolder())!
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const childOf = (pid: string) => {
    try {
      return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')[1]
    } catch {
      return ''
    }
  }
  return [postmaster, ...all.filter((pid) => childOf(pid) === String(postmaster)).map(Number)]
}

/** One that has ended by itself meanwhile, such as a worker of autovacuum, needs no signal. */
function signalAll(pids: number[], signal: NodeJS.Signals): void {
  for (const pid of pids)
    try {
      process.kill(pid, signal)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
}

const settingsOf = ({ connection: { host, port, user, password, database } }: Wire) => ({
  DB_HOST: String(host),
  DB_PORT: String(port),
  DB_USER: String(user),
  DB_PASSWORD: String(password),
  DB_NAME: String(database),
})

/** Transactions that nobody will end: what is written in them is acknowledged and never kept. */
const openTransactions = () =>
  inDatabase(`select pid, query from pg_stat_activity
    where application_name = 'vitrin' and state like 'idle in transaction%'`)

test.group('A database that goes away under load', (group) => {
  let server: ServerProcess
  group.setup(async () => {
    const ends: (() => void)[] = []
    server = await drillServer({ cleanup: (end) => void ends.push(end as () => void) })
    return () => ends.forEach((end) => end())
  })

  test('killed, is answered for with 503 in time and started again', async ({ assert }) => {
    const load = await mixedLoad(server)
    await sleep(500)
    process.kill(postmasterOf(drillFolder())!, 'SIGKILL')
    await sleep(drill.outageMs)
    assert.isBelow(await untilBack(server), atOurPace(BACK_MS))
    assertOnlyAway(assert, await load.stop())
    assert.isNull(server.process.exitCode)
  })

  test('not to be reached, is answered for with 503 in time and found again', async (context) => {
    const { assert, cleanup } = context
    const wire = await Wire.to(drillDatabase())
    cleanup(() => wire.cut())
    const remote = await drillServer(context, settingsOf(wire))

    const load = await mixedLoad(remote)
    await sleep(500)
    wire.cut()
    await sleep(drill.outageMs)
    wire.mend()

    assert.isBelow(await untilBack(remote), atOurPace(BACK_MS))
    assertOnlyAway(assert, await load.stop())
    assert.equal(await remote.end('SIGTERM'), 0)
  })

  test('ending sessions, costs no more requests than sessions', async ({ assert }) => {
    const load = await mixedLoad(server)
    await sleep(500)
    const ended = await inDatabase(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'vitrin%'`
    )
    await sleep(500)
    assertOnlyAway(assert, await load.stop())
    assert.isAtMost(load.tally[503] ?? 0, ended.length)
    assert.isNull(server.process.exitCode)
  })

  test('hanging, is answered for with 503 in time, and no write is lost when it goes on', async ({
    assert,
  }) => {
    const load = await mixedLoad(server)
    await sleep(500)
    const processes = postgresProcesses()
    signalAll(processes, 'SIGSTOP')
    await sleep(drill.hangMs)
    const health = ['live', 'ready'].map((name) => fetch(`${server.url}/api/v1/health/${name}`))
    const [live, ready] = await Promise.all(health).finally(() => signalAll(processes, 'SIGCONT'))
    assert.isBelow(await untilBack(server), atOurPace(BACK_MS))
    assertOnlyAway(assert, await load.stop())
    assert.deepEqual([live!.status, ready!.status], [200, 503])
    assert.isEmpty(await openTransactions())
    assert.equal(await server.end('SIGTERM'), 0)
  })
})
