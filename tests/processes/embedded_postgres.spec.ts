import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { test } from '@japa/runner'
import { childrenOf } from '#tests/helpers/children'
import { EmbeddedPostgres } from '#hosting/embedded_postgres/embedded_postgres'
import { clusterFolder } from '#tests/helpers/cluster_folder'
import { isAlive, postmasterOf, throwawayFolder } from '#tests/helpers/throwaway_folder'

/** On a connection of its own, as a request's would be. */
async function ask(server: EmbeddedPostgres, sql: string): Promise<unknown[]> {
  const client = new pg.Client(server.connection)
  client.on('error', () => {})
  await client.connect()
  const { rows } = await client.query(sql).finally(() => client.end())
  return rows
}

async function eventually<T>(work: () => Promise<T>, limitMs: number): Promise<T> {
  const deadline = Date.now() + limitMs
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (Date.now() > deadline) throw error
      await sleep(100)
    }
  }
}

test.group('The embedded PostgreSQL', () => {
  test('is one server for all, and stops with the last of them', async (context) => {
    const folder = clusterFolder(context)
    const [first, second] = await Promise.all([
      EmbeddedPostgres.start(folder, false),
      EmbeddedPostgres.start(folder, false),
    ])
    const pid = postmasterOf(folder)!

    await first.release()
    context.assert.deepEqual(await ask(second, 'select 1 as one'), [{ one: 1 }])

    await second.release()
    context.assert.isFalse(isAlive(pid))
  })

  test('is back within seconds after kill -9, with what was committed', async (context) => {
    const folder = clusterFolder(context)
    const server = await EmbeddedPostgres.start(folder, true)
    await ask(server, 'create table kept as select 42 as answer')
    const pid = postmasterOf(folder)!

    process.kill(pid, 'SIGKILL')

    const rows = await eventually(() => ask(server, 'select answer from kept'), 10_000)
    context.assert.deepEqual(rows, [{ answer: 42 }])
    context.assert.notEqual(postmasterOf(folder), pid)
    await server.release()
  })

  test('is not left running by who goes {ms} ms after {crash}')
    .with(
      [0, 30, 150, 400].flatMap((ms) => [
        { ms, crash: 'kill -9 of the server' },
        { ms, crash: 'kill -9 of a session, which ends all others' },
      ])
    )
    .run(async (context, { ms, crash }) => {
      const folder = clusterFolder(context)
      const server = await EmbeddedPostgres.start(folder, false)
      const pid = postmasterOf(folder)!
      const victim = crash.includes('session') ? childrenOf(pid).at(-1)! : pid

      process.kill(victim, 'SIGKILL')
      await sleep(ms)
      await server.release()

      const left = postmasterOf(folder)
      context.assert.isFalse(isAlive(pid))
      context.assert.isFalse(left !== undefined && isAlive(left))
    })

  test('starts over a pid file that names a living process of somebody else', async (context) => {
    const folder = clusterFolder(context)
    const first = await EmbeddedPostgres.start(folder, false)
    await first.release()
    writeFileSync(join(folder, 'postgres/cluster/postmaster.pid'), `${process.pid}\n`)

    const second = await EmbeddedPostgres.start(folder, false)

    context.assert.deepEqual(await ask(second, 'select 1 as one'), [{ one: 1 }])
    await second.release()
  })

  test('lies at a path of any length, though the address of a socket holds 107 bytes', async (context) => {
    const folder = join(throwawayFolder(context), 'x'.repeat(120))
    const server = await EmbeddedPostgres.start(folder, false)
    context.assert.deepEqual(await ask(server, 'select 1 as one'), [{ one: 1 }])
    await server.release()
  })

  test('lets nobody in without the password', async (context) => {
    const folder = clusterFolder(context)
    const server = await EmbeddedPostgres.start(folder, false)
    const stranger = new pg.Client({ ...server.connection, user: 'postgres', password: 'guess' })
    await context.assert.rejects(() => stranger.connect(), /password authentication failed/)
    await server.release()
  })
})
