import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import app from '@adonisjs/core/services/app'
import type { TestContext } from '@japa/runner/core'
import type { Settings } from '#tests/helpers/run_database'

/** Starts tests/helpers/job_worker.ts and returns when it works. It is killed with the test. */
export async function jobProcess(
  { cleanup }: Pick<TestContext, 'cleanup'>,
  settings: Settings
): Promise<ChildProcess> {
  const script = 'tests/helpers/job_worker.ts'
  const child = spawn(process.execPath, ['--import=@poppinss/ts-exec', script], {
    cwd: app.makePath(),
    env: { PATH: process.env.PATH, NODE_ENV: 'test', ENV_PATH: '/nowhere', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  cleanup(() => void child.kill('SIGKILL'))
  await once(child.stdout!, 'data')
  return child
}
