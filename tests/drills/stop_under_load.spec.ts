import { test } from '@japa/runner'
import { setTimeout as sleep } from 'node:timers/promises'
import { EmbeddedPostgres } from '#hosting/embedded_postgres/embedded_postgres'
import { drill } from '#tests/helpers/drill_size'
import { drillFolder, drillServer, inDatabase, signedIn } from '#tests/helpers/drill_server'
import { Load } from '#tests/helpers/load'
import type { ServerProcess } from '#tests/helpers/server_process'

const CLIENTS = 16
const LIMIT_MS = 10_000

/** Clients that keep their connections; each likes products of its own turn, and some wait for a hash. */
async function load({ url }: ServerProcess, liked: Set<string>) {
  const people = await Promise.all(Array.from({ length: CLIENTS }, (_, n) => signedIn(n + 1)))
  return new Load(CLIENTS, async (client, turn) => {
    if (turn % 8 === client % 8) return fetch(`${url}/api/v1/auth/login/`, slowRefusal(client))
    if (turn % 2) return fetch(`${url}/api/v1/products/?search=lamp`)
    const product = (turn % 20) + 1
    const like = `${url}/api/v1/products/${product}/like/`
    const answer = await fetch(like, { method: 'PUT', headers: people[client]! })
    if (answer.status === 200) liked.add(`${product} ${client + 1}`)
    return answer
  })
}

const slowRefusal = (client: number) => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ username: `p${client + 1}`, password: 'not the one' }),
})

/** Of connections that the kernel took and the server no longer did. */
const MAX_RESETS = CLIENTS

const LIKES = `select product_id || ' ' || user_id as pair from products_productlike`

test.group('SIGTERM under load', () => {
  test('leaves no request in flight without its answer, and ends well: round {$self}')
    .with(Array.from({ length: drill.stops }, (_, round) => round + 1))
    .run(async (context) => {
      const { assert } = context
      const server = await drillServer(context)
      const liked = new Set<string>()
      const clients = await load(server, liked)
      await sleep(1000)

      const started = performance.now()
      const exitCode = await server.end('SIGTERM')
      const took = performance.now() - started
      await clients.stop()

      assert.equal(exitCode, 0)
      assert.isBelow(took, LIMIT_MS)
      assert.isEmpty(clients.answers.filter(({ status }) => status !== 200 && status !== 401))
      assert.isAbove(clients.answers.length, CLIENTS)
      assert.isEmpty(clients.failures.filter(({ asked }) => asked < started))
      const resets = clients.failures.filter(({ code }) => code !== 'ECONNREFUSED')
      assert.isAtMost(resets.length, MAX_RESETS)

      const postgres = await EmbeddedPostgres.start(drillFolder(), true)
      const rows = await inDatabase<{ pair: string }>(LIKES).finally(() => postgres.release())
      const kept = new Set(rows.map(({ pair }) => pair))
      assert.isEmpty([...liked].filter((pair) => !kept.has(pair)))
    })
})
