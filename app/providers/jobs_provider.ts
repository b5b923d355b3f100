import cluster from 'node:cluster'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ApplicationService } from '@adonisjs/core/types'
import env from '#start/env'
import type { Worker } from '#jobs/worker'

/** The first requests do not share the event loop with the loading of the engine. */
const PAUSE_MS = 1000

/** Works the queue of jobs beside serving, in one process of a server, unless `JOBS_WORK` leaves it to others. */
export default class JobsProvider {
  #onDuty = Promise.resolve()
  #worker: Worker | undefined
  #stopped: Promise<void> | undefined

  constructor(protected app: ApplicationService) {}

  async start() {
    if (!cluster.isWorker) return
    const { jobDuty } = await import('#hosting/workers/primary_line')
    this.#onDuty = jobDuty()
  }

  async ready() {
    // Hooks run in reverse order: this one before the requests are drained, which takes its time as well.
    const { shutdownStep } = await import('#hosting/shutdown_step')
    const stop = () => shutdownStep(() => this.#worker?.stop(), 'the jobs could not be stopped')
    this.app.terminating(() => void (this.#stopped = stop()))
    const begin = env.get('JOBS_WORK', true) ? () => this.#work() : sayWhoWorks
    void this.#onDuty.then(() => sleep(PAUSE_MS, undefined, { ref: false })).then(begin)
  }

  async shutdown() {
    await this.#stopped
  }

  async #work() {
    if (this.app.isTerminating) return
    const { Worker } = await import('#jobs/worker')
    this.#worker = new Worker()
    await this.#worker.start()
  }
}

async function sayWhoWorks() {
  const { tellWhoWorks } = await import('#hosting/jobs_check')
  await tellWhoWorks()
}
