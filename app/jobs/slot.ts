import logger from '@adonisjs/core/services/logger'
import type { JobWithMetadata, PgBoss } from 'pg-boss'
import { noticeOutageBehind } from '#db/outage'
import { noticeStorage } from '#hosting/storage_notice'
import type { Work } from '#jobs/work'

interface Slot {
  pollSeconds: number
  /** counts the attempts */
  tally: { done: number; failed: number }
}

/** Has the worker take jobs of one kind, one at a time; several slots run as many at once. */
export async function takeJobs(boss: PgBoss, work: Work, slot: Slot): Promise<void> {
  const { pollSeconds, tally } = slot
  const polling = {
    pollingIntervalSeconds: Math.min(pollSeconds, 2),
    notifyPollingIntervalSeconds: pollSeconds,
  }
  const options = { includeMetadata: true, ...polling } as const
  const id: string = await boss.work(work.job.name, options, async ([job]) => {
    try {
      if (job) await run(work, job as JobWithMetadata<object>)
      tally.done++
    } catch (error) {
      tally.failed++
      throw error
    } finally {
      // Without this the slot sleeps between two jobs, however many wait.
      boss.notifyWorker(id)
    }
  })
}

/** Runs one attempt. What it throws goes back to the engine, which tries again later or gives up. */
async function run({ job: { name }, run: act }: Work, job: JobWithMetadata<object>) {
  const { id, retryCount, retryLimit, signal, data } = job
  const about = { job: name, id, tries: retryCount + 1 }
  const started = performance.now()
  try {
    await act(data, { id, retryCount, isLastTry: retryCount >= retryLimit, signal })
    logger.debug({ ...about, ms: Math.round(performance.now() - started) }, 'job done')
  } catch (err) {
    if (await noticeOutageBehind(err)) throw err
    const why = noticeStorage(err) ? { reason: (err as Error).message } : { err }
    if (retryCount < retryLimit)
      logger.warn({ ...about, ...why }, 'a job failed, to be tried again')
    else logger.error({ ...about, ...why }, 'a job failed for good: node ace jobs:failed lists it')
    throw err
  }
}
