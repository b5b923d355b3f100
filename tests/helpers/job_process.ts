import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import pg from 'pg'
import db from '@adonisjs/lucid/services/db'
import type { TestContext } from '@japa/runner/core'
import { buildOfThisRun, environmentOf } from '#tests/helpers/build_of_this_run'
import type { Settings } from '#tests/helpers/run_database'

export const config = () => db.manager.get('postgres')!.config.connection as pg.ClientConfig

/** What leads another process to the database of this one, or to what stands before it. */
export function wayTo(
  { host, port, user, password, database } = new pg.Client(config())
): Settings {
  return {
    VITRIN_DATA_DIR: process.env.VITRIN_DATA_DIR!,
    LOG_LEVEL: 'silent',
    DB_HOST: String(host),
    DB_PORT: String(port),
    DB_USER: String(user),
    DB_PASSWORD: String(password ?? ''),
    DB_NAME: String(database),
  }
}

/** The half minute after which a worker counts as dead is over at once. */
export const passTime = () =>
  db.rawQuery(
    `update jobs.job set heartbeat_on = heartbeat_on - interval '1 hour' where state = 'active'`
  )

/** Starts tests/helpers/job_worker.ts, which logs to stderr, and returns when it works. It is killed with the test. */
export async function jobProcess(
  { cleanup }: Pick<TestContext, 'cleanup'>,
  settings: Settings,
  log: 'inherit' | 'pipe' = 'inherit'
): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['build/tests/helpers/job_worker.js'], {
    cwd: buildOfThisRun(),
    env: environmentOf(settings),
    stdio: ['ignore', 'pipe', log],
  })
  cleanup(() => void child.kill('SIGKILL'))
  await once(child.stdout!, 'data')
  return child
}
