import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { TestContext } from '@japa/runner/core'
import { freePort } from '#tests/helpers/environment'
import { throwawayFolder } from '#tests/helpers/throwaway_folder'

export const NO_REDIS = 'the program redis-server is not on this machine'
export const hasRedis = () => !spawnSync('redis-server', ['--version']).error

export const REDIS_PASSWORD = 'a-secret-of-redis'

/** A Redis of one test, which keeps nothing. */
export class ThrowawayRedis {
  #process!: ChildProcess

  private constructor(
    private port: number,
    private folder: string
  ) {}

  static async start(context: Pick<TestContext, 'cleanup'>): Promise<ThrowawayRedis> {
    const redis = new ThrowawayRedis(await freePort(), throwawayFolder(context))
    context.cleanup(() => redis.kill())
    return redis.begin()
  }

  get url(): string {
    return `redis://:${REDIS_PASSWORD}@127.0.0.1:${this.port}/0`
  }

  /** Also again, after it was killed, on the same port. */
  async begin(): Promise<this> {
    const settings = { bind: '127.0.0.1', port: this.port, requirepass: REDIS_PASSWORD, save: '' }
    const args = Object.entries(settings).flatMap(([key, value]) => [`--${key}`, String(value)])
    this.#process = spawn('redis-server', args, {
      cwd: this.folder,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    for await (const line of createInterface(this.#process.stdout!))
      if (line.includes('Ready to accept connections')) break
    return this
  }

  /** It answers nothing, and its connections stay. */
  hang(): void {
    this.#process.kill('SIGSTOP')
  }

  goOn(): void {
    this.#process.kill('SIGCONT')
  }

  async kill(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode) return
    this.#process.kill('SIGKILL')
    await once(this.#process, 'exit')
  }
}
