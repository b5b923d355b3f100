import { test } from '@japa/runner'
import { until } from '#tests/helpers/children'
import { runCommand } from '#tests/helpers/run_command'
import { RunDatabase, type Settings } from '#tests/helpers/run_database'
import { ServerProcess } from '#tests/helpers/server_process'
import { throwawayFolder } from '#tests/helpers/throwaway_folder'

const KEYS = { APP_KEY: 'drill-'.repeat(8), JWT_SIGNING_KEY: 'outage-'.repeat(8) }
const PATHS = ['products/', 'categories/', 'tags/', 'stats/', 'users/']
const AWAY = 'no connection to the database: requests are answered 503 until it is back'

interface Line {
  level: number
  msg?: string
  err?: object
}

/** What the log says beside the requests and the start, once it said that. */
async function complaints(server: ServerProcess): Promise<Line[]> {
  const lines = () =>
    server.output
      .split('\n')
      .filter((line) => line.endsWith('}'))
      .map((line) => JSON.parse(line) as Line)
  await until(() => lines().some(({ msg }) => msg === 'the database is back'))
  return lines().filter(({ level, err, msg }) => level > 40 || err || /database/.test(msg ?? ''))
}

test.group('A database that lets nobody in', () => {
  test('is told once when it {0}, and once when it is back')
    .with([
      ['is closed', false],
      ['is gone', true],
    ] as const)
    .run(async (context, [, isGone]) => {
      const { assert, cleanup } = context
      const database = await RunDatabase.create()
      cleanup(() => database.drop())
      const VITRIN_DATA_DIR = throwawayFolder(context)
      const settings: Settings = { ...database.settings, ...KEYS, VITRIN_DATA_DIR }
      const migrated = await runCommand(['migration:run', '--force'], settings)
      assert.equal(migrated.exitCode, 0, migrated.errors)
      const server = await ServerProcess.spawn(context, {
        ...settings,
        NODE_ENV: 'production',
        THROTTLE_ENABLED: 'false',
      })
      await server.ready()
      const name = settings.DB_NAME!

      await database.shutOut()
      if (isGone) await database.administer(`alter database ${name} rename to ${name}_`)
      for (let round = 0; round < 3; round++) {
        const answers = await Promise.all(
          PATHS.map((path) => fetch(`${server.url}/api/v1/${path}`))
        )
        for (const { status, headers } of answers) {
          assert.equal(status, 503)
          assert.isAbove(Number(headers.get('Retry-After')), 0)
        }
      }
      if (isGone) await database.administer(`alter database ${name}_ rename to ${name}`)
      await database.administer(`alter database ${name} allow_connections true`)

      const said = await complaints(server)
      assert.deepEqual(
        said.map(({ msg }) => msg),
        [AWAY, 'the database is back']
      )
      assert.equal((await fetch(`${server.url}/api/v1/products/`)).status, 200)
      assert.equal(await server.end('SIGTERM'), 0)
    })
})
