import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, openSync } from 'node:fs'
import { connect } from 'node:net'
import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Settings } from '#tests/helpers/run_database'
import { freePort } from '#tests/helpers/environment'
import { endsWithUs } from '#tests/helpers/when_stopped'

const BUILD = fileURLToPath(new URL('../../build/', import.meta.url))
const START_LIMIT_MS = 30_000

/** The production build as a process of its own that knows the settings given and nothing else. */
export class BuiltServer {
  private constructor(
    readonly url: string,
    readonly process: ChildProcess
  ) {}

  /**
   * @param log - the file that its log goes to, in place of our stderr
   * @throws Error when it ends or does not listen within 30 s
   */
  static async start(settings: Settings, log?: string): Promise<BuiltServer> {
    const port = String(await freePort())
    const server = spawn(process.execPath, ['bin/server.js'], {
      cwd: BUILD,
      env: environment({ HOST: '127.0.0.1', PORT: port, ...settings }),
      // What it logs is no output of ours.
      stdio: log
        ? ['ignore', openSync(log, 'a'), process.stderr]
        : ['ignore', process.stderr, process.stderr],
    })
    const child = endsWithUs(server)
    await listening(child, Number(port))
    return new BuiltServer(`http://127.0.0.1:${port}`, child)
  }

  /** Ends it as an operator would, and waits for that. */
  async stop(): Promise<void> {
    if (this.process.exitCode !== null) return
    this.process.kill('SIGTERM')
    await once(this.process, 'exit')
  }
}

/** Runs a command of the production build, e.g. `migration:run`. */
export async function runBuiltCommand(args: string[], settings: Settings): Promise<void> {
  if (!existsSync(BUILD)) throw new Error('There is no build/: run `npm run build` first')
  await promisify(execFile)(process.execPath, ['ace.js', ...args], {
    cwd: BUILD,
    env: environment(settings),
  })
}

/** ENV_PATH leads away from the checkout, where a developer's `.env` may lie. */
const environment = (settings: Settings) => ({
  PATH: process.env.PATH,
  NODE_ENV: 'production',
  ENV_PATH: BUILD,
  MALLOC_ARENA_MAX: '2', // as `npm start` and the image have it
  ...settings,
})

async function listening(child: ChildProcess, port: number): Promise<void> {
  const deadline = Date.now() + START_LIMIT_MS
  while (!(await accepts(port))) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}`)
    if (Date.now() > deadline) throw new Error('The server does not listen')
    await sleep(100)
  }
}

async function accepts(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
