import { test } from '@japa/runner'
import { setTimeout as sleep } from 'node:timers/promises'
import { signToken } from '#credentials/token_signer'
import { until } from '#tests/helpers/children'
import { drillServer, inDatabase, signedIn } from '#tests/helpers/drill_server'
import type { ServerProcess } from '#tests/helpers/server_process'
import { bothServe, knock, peopleLiking, SETTINGS, workersOf } from '#tests/helpers/workers'

const CLIENTS = 64

const statuses = (answers: Response[]) => answers.map(({ status }) => status).toSorted()

/** Every client from an address of its own, unless they shall share one. */
function post(url: string, body: object, client: number) {
  const headers = {
    'Content-Type': 'application/json',
    'X-Forwarded-For': `198.51.100.${client + 1}`,
  }
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
}

test.group('Two workers', (group) => {
  let server: ServerProcess
  group.setup(async () => {
    const ends: (() => void)[] = []
    const context = { cleanup: (end: unknown) => void ends.push(end as () => void) }
    server = await drillServer(context, SETTINGS)
    await bothServe(server)
    return () => ends.forEach((end) => end())
  })

  test('count 64 likes of one product, a row each', async ({ assert }) => {
    await inDatabase(`delete from products_productlike where product_id = 1;
      update products_product set likes_count = 0 where id = 1`)
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
    const pairs = (await Promise.all(answers.map((answer) => answer.json()))) as {
      refresh: string
    }[]
    // Whoever asks again within some seconds gets the same one, as an answer may have been lost.
    assert.deepEqual(statuses(answers), Array<number>(CLIENTS).fill(200))
    assert.lengthOf(new Set(pairs.map(({ refresh }) => refresh)), 1)
  })

  test('give one account for one e-mail', async ({ assert }) => {
    const email = `workers-${Date.now()}@example.com`
    const account = { email, password: 'a-fine-engine-1843', first_name: 'A', last_name: 'L' }
    const url = `${server.url}/api/v1/auth/register/`
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, client) => post(url, account, client))
    )
    const [won, ...lost] = statuses(answers)
    assert.equal(won, 201)
    // Who waits too long for the winner is told to try again.
    assert.isEmpty(lost.filter((status) => ![400, 409].includes(status)))
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
    // A machine that is short of time answers 503, which is an answer.
    const { 200: answered = 0, 503: busy = 0 } = load.tally
    assert.equal(answered + busy, load.answers.length)
    assert.isAtMost(busy, answered / 10)
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
    const isReplaced = (workers: number[]) => workers.length === 2 && !workers.includes(killed)
    await until(() => isReplaced(workersOf(server)))

    const { status } = await knock(server, { 'X-Forwarded-For': '192.0.2.2' })
    assert.equal(status, 401)
    assert.include(workersOf(server), other)
    assert.match(server.errors, /worker \d+ ended \(SIGKILL\); another one starts/)
  })
})
