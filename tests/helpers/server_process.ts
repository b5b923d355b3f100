import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { TestContext } from '@japa/runner/core'
import { freePort } from '#tests/helpers/environment'
import { buildOfThisRun, environmentOf } from '#tests/helpers/build_of_this_run'
import type { Settings } from '#tests/helpers/run_database'

const START_LIMIT_MS = 90_000

/** None of them outlives the tests, however these end. */
const running = new Set<ChildProcess>()
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')))

/** What is run, and in which folder. */
export interface Program {
  args: string[]
  cwd: string
}

const serverOfThisRun = (): Program => ({ args: ['build/bin/server.js'], cwd: buildOfThisRun() })

/** The server, out of one build of the sources unless told otherwise, as a process of its own that knows the settings given and nothing else. */
export class ServerProcess {
  /** All that it said on stdout, and on stderr. */
  output = ''
  errors = ''

  private constructor(
    readonly url: string,
    readonly process: ChildProcess
  ) {
    process.stdout?.on('data', (chunk) => (this.output += chunk))
    process.stderr?.on('data', (chunk) => (this.errors += chunk))
  }

  /** Killed at the end of the test unless it has ended by itself. */
  static async spawn(
    { cleanup }: Pick<TestContext, 'cleanup'>,
    settings: Settings,
    { args, cwd } = serverOfThisRun()
  ) {
    const port = settings.PORT ?? String(await freePort())
    const child = spawn(process.execPath, args, {
      cwd,
      env: environmentOf({ PORT: port, ...settings }),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    running.add(child)
    child.once('exit', () => running.delete(child))
    cleanup(() => void child.kill('SIGKILL'))
    return new ServerProcess(`http://127.0.0.1:${port}`, child)
  }

  /** @throws Error when it ends, or is not ready within 90 s */
  async ready(): Promise<this> {
    const deadline = Date.now() + START_LIMIT_MS
    while (!(await this.#answers())) {
      if (this.process.exitCode !== null) throw new Error(`The server ended: ${this.errors}`)
      if (Date.now() > deadline) throw new Error('The server is not ready')
      await sleep(100)
    }
    return this
  }

  /** @returns its exit code, null when a signal killed it */
  async end(signal?: NodeJS.Signals): Promise<number | null> {
    const ended = once(this.process, 'exit')
    if (this.process.exitCode !== null) return this.process.exitCode
    if (signal) this.process.kill(signal)
    const [code] = await ended
    return code as number | null
  }

  async #answers(): Promise<boolean> {
    const answer = await fetch(`${this.url}/api/v1/health/ready`).catch(() => undefined)
    return answer?.ok ?? false
  }
}

/** What a start with these settings says before it ends. */
export async function refusal(context: Pick<TestContext, 'cleanup'>, settings: Settings) {
  const server = await ServerProcess.spawn(context, settings)
  const exitCode = await server.end()
  return { exitCode, lines: server.errors.trim().split('\n') }
}
