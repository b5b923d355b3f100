import { setTimeout as sleep } from 'node:timers/promises'
import logger from '@adonisjs/core/services/logger'
import type { PgBoss } from 'pg-boss'
import { noticeOutage } from '#db/outage'
import { declaredJobs } from '#queue/declared'
import { makeQueues } from '#queue/install'
import { queueCounts } from '#queue/status'
import { connectEngine } from '#jobs/connection'
import { makeSchedules } from '#jobs/schedules'
import { takeJobs } from '#jobs/slot'
import type { Work } from '#jobs/work'
import { works } from '#jobs/works'

/** Supervisors wait 10 s before they kill. */
const STOP_LIMIT_MS = 8000
const POLL_SECONDS = 5
const MAX_PAUSE_MS = 30_000
const LOOK_MS = 200

interface Options {
  works?: Work[]
  /** how many of each kind at once, in place of what the declarations say */
  concurrency?: number
  /** after which jobs that send no notice are looked for: delayed, retried and scheduled ones */
  pollSeconds?: number
}

/** Takes jobs and runs them until it is stopped. There may be several on one database. */
export class Worker {
  #boss: PgBoss | undefined
  #stop = new AbortController()
  /** how many attempts ended well, and how many did not */
  readonly tally = { done: 0, failed: 0 }

  /** Returns when it works. Waits for a database that is away. */
  async start(options: Options = {}): Promise<void> {
    const boss = (this.#boss = await connectEngine())
    const own = options.works ?? works
    await this.#patiently(() => boss.start())
    await this.#patiently(() => prepare(boss, own))
    if (this.#stop.signal.aborted) return
    for (const work of own) await this.#take(work, options)
  }

  /** Returns when no job of these kinds is ready and none runs here. */
  async untilIdle(own: Work[] = works): Promise<void> {
    const names = own.map(({ job }) => job.name)
    for (let quiet = 0; quiet < 2 && !this.#stop.signal.aborted; await sleep(LOOK_MS)) {
      const counts = await queueCounts()
      const isReady = counts.some(({ name, ready }) => ready && names.includes(name))
      const runs = this.#boss!.getWipData().some(({ count }) => count)
      quiet = isReady || runs ? 0 : quiet + 1
    }
  }

  /** Takes no more, waits for what runs as long as it may, and hands back the rest. */
  async stop(limitMs = STOP_LIMIT_MS): Promise<void> {
    this.#stop.abort()
    await this.#boss?.stop({ graceful: true, timeout: limitMs })
  }

  async #take(work: Work, { concurrency, pollSeconds = POLL_SECONDS }: Options) {
    const slot = { pollSeconds, tally: this.tally }
    const slots = concurrency ?? work.job.concurrency ?? 1
    for (let taken = 0; taken < slots; taken++) await takeJobs(this.#boss!, work, slot)
  }

  /** Tries until it succeeds or the worker is stopped. */
  async #patiently(step: () => Promise<unknown>, pauseMs = 1000): Promise<void> {
    const { signal } = this.#stop
    if (signal.aborted) return
    try {
      await step()
    } catch (err) {
      if (signal.aborted) return
      if (!noticeOutage(err))
        logger.warn({ err }, `jobs are not worked yet; next try in ${pauseMs / 1000} s`)
      await sleep(pauseMs, undefined, { signal }).catch(() => {})
      await this.#patiently(step, Math.min(2 * pauseMs, MAX_PAUSE_MS))
    }
  }
}

async function prepare(boss: PgBoss, own: Work[]) {
  const jobs = new Set([...declaredJobs, ...own.map(({ job }) => job)])
  await makeQueues(boss, [...jobs])
  await makeSchedules(boss)
}
