import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { TestContext } from '@japa/runner/core'
import { buildOfThisRun, environmentOf } from '#tests/helpers/build_of_this_run'
import type { Settings } from '#tests/helpers/run_database'

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
