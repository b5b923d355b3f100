import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import pg from 'pg'
import type { TestContext } from '@japa/runner/core'
import { test } from '@japa/runner'
import { EmbeddedPostgres } from '#hosting/embedded_postgres/embedded_postgres'
import type { Settings } from '#tests/helpers/run_database'
import { refusal } from '#tests/helpers/server_process'
import { makeDataFolder, removeDataFolder, throwawayFolder } from '#tests/helpers/throwaway_folder'

const ROLES = `create role stranger login password 'right';
  revoke connect on database vitrin from public`

/** A program that greets as MySQL does. */
async function otherProgram({ cleanup }: TestContext): Promise<string> {
  const server = createServer((socket) => socket.on('error', () => {}).write('J\0\0\0\n5.7.44-log'))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  cleanup(() => void server.close())
  return String((server.address() as AddressInfo).port)
}

test.group('A start on a database that refuses', (group) => {
  let database: Settings
  group.setup(async () => {
    const folder = makeDataFolder('refusing')
    const server = await EmbeddedPostgres.start(folder, false)
    const { host, user, password, database: name } = server.connection
    const client = new pg.Client(server.connection)
    await client.connect()
    await client.query(ROLES)
    await client.end()
    database = { DB_HOST: host!, DB_USER: user!, DB_PASSWORD: String(password), DB_NAME: name! }
    return async () => {
      await server.release()
      removeDataFolder(folder)
    }
  })

  test('says so in one line: {says}')
    .with([
      {
        settings: { DB_PASSWORD: 'wrong' },
        says: 'password authentication failed for user "vitrin"',
      },
      {
        settings: { DB_PASSWORD: '' },
        says: 'wants a password: set it in DATABASE_URL or DB_PASSWORD',
      },
      { settings: { DB_USER: 'ghost' }, says: 'password authentication failed for user "ghost"' },
      { settings: { DB_NAME: 'gone' }, says: 'database "gone" does not exist' },
      {
        settings: { DB_USER: 'stranger', DB_PASSWORD: 'right' },
        says: 'permission denied for database "vitrin"',
      },
      {
        settings: { DB_SSLMODE: 'require' },
        says: 'does not support SSL connections; check DB_SSLMODE',
      },
      { settings: { DATABASE_URL: 'mysql://a:s3cret@b/c' }, says: 'its protocol is mysql' },
      {
        settings: { DATABASE_URL: 'postgres://a:s3cret word@b:x/c' },
        says: 'DATABASE_URL cannot be read',
      },
    ] as { settings: Settings; says: string }[])
    .run(async (context, { settings, says }) => {
      const { assert } = context
      const VITRIN_DATA_DIR = throwawayFolder(context)
      const all = { ...database, ...settings, VITRIN_DATA_DIR }
      const { exitCode, lines } = await refusal(context, all)
      assert.equal(exitCode, 1)
      assert.lengthOf(lines, 1)
      assert.include(lines[0], says)
      assert.notInclude(lines[0], 's3cret')
    })

  test('says in one line that another program answers there', async (context) => {
    const { exitCode, lines } = await refusal(context, {
      DB_HOST: '127.0.0.1',
      DB_PORT: await otherProgram(context),
      VITRIN_DATA_DIR: throwawayFolder(context),
    })
    context.assert.equal(exitCode, 1)
    context.assert.lengthOf(lines, 1)
    context.assert.include(lines[0], 'What answers there is no PostgreSQL')
  })
})
