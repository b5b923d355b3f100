/**
 * Holds the production build against the recorded cases: `npm run build && npm run conformance`.
 * The last line is `N passed, N failed`; the exit status is 1 when a case failed.
 */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { BuiltServer, runBuiltCommand } from '#tests/helpers/built_server'
import { RunDatabase, type Settings } from '#tests/helpers/run_database'
import { whenStopped } from '#tests/helpers/when_stopped'
import { runCases, type Case, type Result } from './run.mjs'

/** These want the throttles on, all others want them off. */
const isThrottling = ({ group }: Case): boolean => group === 'throttle'

const FIXTURE = readFileSync(new URL('fixture.sql', import.meta.url), 'utf8')

/** Some cases carry tokens that were signed with this key. */
const CASES_KEY = 'vitrin-reference-secret-key-0123456789abcdef'

const creating = RunDatabase.create()
whenStopped(async () => (await creating).drop())
const database = await creating
const settings: Settings = {
  ...database.settings,
  APP_KEY: randomBytes(32).toString('hex'),
  JWT_SIGNING_KEY: CASES_KEY,
  LOG_LEVEL: 'error',
  // The recorded cases have simplejwt's letter.
  REFRESH_REPLAY_SECONDS: '0',
}
try {
  await runBuiltCommand(['migration:run', '--force'], settings)
  const unthrottled = { THROTTLE_ENABLED: 'false', LOGIN_LOCK_ENABLED: 'false' }
  const results = [
    ...(await hold((candidate) => !isThrottling(candidate), unthrottled)),
    ...(await hold(isThrottling, {})),
  ]
  report(results)
} finally {
  await database.drop()
}

/** Runs those cases against a server of their own on fresh rows. */
async function hold(wanted: (candidate: Case) => boolean, extra: Settings): Promise<Result[]> {
  await database.load(FIXTURE)
  const server = await BuiltServer.start({ ...settings, ...extra })
  try {
    const { results } = await runCases({ baseUrl: server.url, filter: wanted })
    return results
  } finally {
    await server.stop()
  }
}

function report(results: Result[]): void {
  const failed = results.filter(({ ok }) => !ok)
  for (const { id, errors } of failed)
    process.stdout.write(`FAIL ${id}\n     ${errors.slice(0, 6).join('\n     ')}\n`)
  process.stdout.write(`${results.length - failed.length} passed, ${failed.length} failed\n`)
  if (failed.length || !results.length) process.exitCode = 1
}
