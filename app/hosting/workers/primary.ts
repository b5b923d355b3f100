import cluster, { type Worker } from 'node:cluster'
import { setTimeout as sleep } from 'node:timers/promises'
import { JobDuty } from '#hosting/workers/job_duty'
import type { FromPrimary, FromWorker } from '#hosting/workers/messages'

/** A worker ends by itself within 9.5 s. */
const STOP_LIMIT_MS = 9800
/** A worker that dies younger than this may do so again at once. */
const YOUNG_MS = 10_000
const MAX_PAUSE_MS = 30_000

const say = (line: string) => process.stderr.write(`vitrin: ${line}\n`)

/**
 * Runs the server as several processes on one port. It does nothing but keep them: it has no
 * database and answers no request, so there is little that can end it.
 */
export class Primary {
  #born = new WeakMap<Worker, number>()
  /** workers that are being stopped on purpose, or that start on trial; they are not replaced */
  #excused = new WeakSet<Worker>()
  #jobs = new JobDuty(tell)
  #serving = false
  #ending = false
  #rolling = false
  #deaths = 0

  constructor(private workers: number) {}

  /** @param program - what a worker runs */
  start(program: string): void {
    // Workers take connections themselves. Handed out by the primary, one that is under way to a
    // worker that is killed would stay open, and its client wait for ever.
    cluster.schedulingPolicy = cluster.SCHED_NONE
    cluster.setupPrimary({ exec: program })
    // The framework sends messages of its own.
    cluster.on(
      'message',
      (worker, { kind }: FromWorker) => kind === 'ready' && this.#welcome(worker)
    )
    cluster.on('exit', (worker, code, signal: string) => this.#replace(worker, signal || code))
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => this.#end())
    process.on('SIGHUP', () => void this.#roll())
    // One alone at first: it prepares the database, and says why when it cannot start.
    this.#fork()
  }

  #fork(): Worker {
    const worker = cluster.fork()
    this.#born.set(worker, Date.now())
    worker.on('error', () => {})
    return worker
  }

  #welcome(worker: Worker): void {
    this.#jobs.join(worker)
    if (this.#serving) return
    this.#serving = true
    tell(worker, { kind: 'announce' })
    for (let more = 1; more < this.workers && !this.#ending; more++) this.#fork()
  }

  #replace(worker: Worker, reason: string | number): void {
    if (this.#ending && !living().length) process.exit(0)
    if (this.#ending) return
    this.#jobs.leave(worker)
    if (this.#excused.has(worker)) return
    if (!this.#serving) process.exit(1)
    const old = Date.now() - this.#born.get(worker)! > YOUNG_MS
    this.#deaths = old ? 0 : this.#deaths + 1
    const pauseMs = Math.min(100 * 2 ** this.#deaths, MAX_PAUSE_MS)
    say(`worker ${worker.process.pid} ended (${reason}); another one starts in ${pauseMs} ms`)
    setTimeout(() => this.#ending || this.#fork(), pauseMs)
  }

  /** One after the other, and the new one serves before the old one goes. */
  async #roll(): Promise<void> {
    if (this.#rolling || !this.#serving) return
    this.#rolling = true
    for (const old of living()) if (!(await this.#renew(old))) break
    this.#rolling = false
  }

  /** @returns whether to go on with the next one */
  async #renew(old: Worker): Promise<boolean> {
    if (this.#ending) return false
    this.#excused.add(old)
    const next = this.#fork()
    this.#excused.add(next)
    if (!(await serves(next))) return this.#keep(old)
    this.#excused.delete(next)
    this.#jobs.leave(old)
    await ended(old)
    return true
  }

  #keep(old: Worker): boolean {
    this.#excused.delete(old)
    if (this.#ending) return false
    say('the new worker does not start; those that run go on')
    if (old.isDead()) this.#fork()
    return false
  }

  #end(): void {
    if (this.#ending) return
    this.#ending = true
    if (!living().length) process.exit(0)
    for (const { process: worker } of living()) worker.kill('SIGTERM')
    void sleep(STOP_LIMIT_MS).then(() => {
      for (const { process: worker } of living()) worker.kill('SIGKILL')
    })
  }
}

const living = () => Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined)

/** A worker that has gone meanwhile needs no answer. */
const tell = (worker: Worker, message: FromPrimary) => worker.send(message, () => {})

/** Whether a new worker comes to serve. */
function serves(worker: Worker): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  worker.on('message', ({ kind }: FromWorker) => kind === 'ready' && resolve(true))
  worker.once('exit', () => resolve(false))
  return promise
}

async function ended(worker: Worker): Promise<void> {
  if (worker.isDead()) return
  const { promise, resolve } = Promise.withResolvers<void>()
  worker.once('exit', () => resolve())
  worker.process.kill('SIGTERM')
  await promise
}
