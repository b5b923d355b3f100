import { spawn } from 'node:child_process'
import { once } from 'node:events'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { until } from '#tests/helpers/children'
import { isAlive } from '#tests/helpers/throwaway_folder'

/** As tests/bench/bench.ts begins: says the pid of its PostgreSQL and goes on. */
const PROGRAM = `
  import { RunDatabase } from '#tests/helpers/run_database'
  import { whenStopped } from '#tests/helpers/when_stopped'
  const creating = RunDatabase.create({ url: undefined })
  whenStopped(async () => (await creating).drop())
  console.log(await (await creating).postmasterPid())
  setInterval(() => {}, 1000)`

/** `$0` runs it below a shell, as npm does. */
const BELOW_A_SHELL = '"$0" --import=@poppinss/ts-exec --input-type=module -e "$PROGRAM"; exit'

test.group('A program with a database of its own', () => {
  test('leaves no PostgreSQL running when {1} is sent to {0}')
    .with([
      ['it', 'SIGINT'],
      ['it', 'SIGTERM'],
      ['its shell', 'SIGKILL'],
    ] as const)
    .run(async ({ assert, cleanup }, [whom, signal]) => {
      const env = { PATH: process.env.PATH, PROGRAM }
      const command = whom === 'it' ? `exec ${BELOW_A_SHELL}` : BELOW_A_SHELL
      const child = spawn('sh', ['-c', command, process.execPath], {
        cwd: app.makePath(),
        env,
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      cleanup(() => void child.kill('SIGKILL'))
      const [line] = await once(child.stdout, 'data')
      const postmaster = Number(String(line))

      assert.isTrue(isAlive(postmaster))
      child.kill(signal)
      await until(() => !isAlive(postmaster))
    })
})
