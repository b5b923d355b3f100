import { createServer } from 'node:net'
import { once } from 'node:events'
import { test } from '@japa/runner'
import { drillFolder, drillServer, inDatabase } from '#tests/helpers/drill_server'
import { freePort } from '#tests/helpers/environment'
import { refusal, ServerProcess } from '#tests/helpers/server_process'
import {
  isAlive,
  makeDataFolder,
  postmasterOf,
  removeDataFolder,
} from '#tests/helpers/throwaway_folder'

const ACCOUNT = { password: 'a-fine-engine-1843' }
const NAME = { first_name: 'Ada', last_name: 'Lovelace' }

const post = (url: string, body: object) =>
  fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })

const register = ({ url }: ServerProcess, email: string) =>
  post(`${url}/api/v1/auth/register/`, { email, ...ACCOUNT, ...NAME })

const logIn = ({ url }: ServerProcess, email: string) =>
  post(`${url}/api/v1/auth/login/`, { email, ...ACCOUNT })

test.group('The server', (group) => {
  // One for all of them, as making it takes longest.
  let VITRIN_DATA_DIR: string
  group.setup(() => {
    VITRIN_DATA_DIR = makeDataFolder('start')
    return () => removeDataFolder(VITRIN_DATA_DIR)
  })

  test('shares a database with a second one, and the last to go stops it', async (context) => {
    const both = [1, 2].map(() => ServerProcess.spawn(context, { VITRIN_DATA_DIR }))
    const [first, second] = (await Promise.all(both)) as [ServerProcess, ServerProcess]
    await Promise.all([first.ready(), second.ready()])
    const pid = postmasterOf(VITRIN_DATA_DIR)!

    context.assert.equal((await register(first, 'ada@example.com')).status, 201)
    context.assert.equal((await logIn(second, 'ada@example.com')).status, 200)
    context.assert.equal(await first.end('SIGTERM'), 0)
    context.assert.equal((await logIn(second, 'ada@example.com')).status, 200)
    context.assert.equal(await second.end('SIGINT'), 0)
    context.assert.isFalse(isAlive(pid))
  })

  test('goes on where it was after kill -9, on the same database server', async (context) => {
    const killed = await ServerProcess.spawn(context, { VITRIN_DATA_DIR })
    await register(await killed.ready(), 'bob@example.com')
    const pid = postmasterOf(VITRIN_DATA_DIR)
    await killed.end('SIGKILL')

    const next = await ServerProcess.spawn(context, { VITRIN_DATA_DIR })

    context.assert.equal((await logIn(await next.ready(), 'bob@example.com')).status, 200)
    context.assert.equal(postmasterOf(VITRIN_DATA_DIR), pid)
    context.assert.equal(await next.end('SIGTERM'), 0)
  })

  test('stops its database when the terminal closes', async (context) => {
    const server = await ServerProcess.spawn(context, { VITRIN_DATA_DIR })
    await server.ready()
    const pid = postmasterOf(VITRIN_DATA_DIR)!

    context.assert.equal(await server.end('SIGHUP'), 0)
    context.assert.isFalse(isAlive(pid))
  })

  test('stops its database, and does not exit with 0, when the last views cannot be written', async (context) => {
    const { assert } = context
    const server = await drillServer(context)
    const pid = postmasterOf(drillFolder())!
    await inDatabase('alter table products_productview rename to gone')
    const agent = { 'User-Agent': 'Mozilla/5.0' }
    assert.equal((await fetch(`${server.url}/api/v1/products/1/`, { headers: agent })).status, 200)

    assert.equal(await server.end('SIGTERM'), 1)
    assert.include(server.output, 'the last views could not be written')
    assert.isFalse(isAlive(pid))

    const next = await drillServer(context)
    await inDatabase('alter table gone rename to products_productview')
    assert.equal(await next.end('SIGTERM'), 0)
  })

  test('says in one line that the port is taken', async (context) => {
    const port = await freePort()
    const other = createServer().listen(port, '127.0.0.1')
    await once(other, 'listening')
    context.cleanup(() => void other.close())

    const { exitCode, lines } = await refusal(context, { VITRIN_DATA_DIR, PORT: String(port) })

    context.assert.equal(exitCode, 1)
    context.assert.lengthOf(lines, 1)
    context.assert.include(lines[0], `Port ${port} on 127.0.0.1 is taken`)
    context.assert.isUndefined(postmasterOf(VITRIN_DATA_DIR))
  })

  test('says in one line that the data folder cannot be written', async (context) => {
    const { exitCode, lines } = await refusal(context, { VITRIN_DATA_DIR: '/proc/vitrin' })
    context.assert.equal(exitCode, 1)
    context.assert.deepEqual(lines.length, 1)
    context.assert.match(lines[0]!, /^vitrin: \/proc\/vitrin cannot be written/)
  })

  test('does not start in production on {problem}')
    .with([
      { problem: 'a missing key', key: undefined, says: 'JWT_SIGNING_KEY is missing' },
      { problem: 'a short key', key: 'short', says: 'JWT_SIGNING_KEY is too short' },
      {
        problem: 'a sample key',
        key: 'your-secret-key-here-your-secret-key',
        says: 'JWT_SIGNING_KEY is a sample',
      },
    ])
    .run(async (context, { key, says }) => {
      const settings = { NODE_ENV: 'production', APP_KEY: 'k3y-'.repeat(9) }
      const { exitCode, lines } = await refusal(context, {
        ...settings,
        ...(key ? { JWT_SIGNING_KEY: key } : {}),
      })
      context.assert.equal(exitCode, 1)
      context.assert.lengthOf(lines, 1)
      context.assert.include(lines[0], `vitrin: ${says}`)
    })
})
