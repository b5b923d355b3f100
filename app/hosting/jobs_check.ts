import logger from '@adonisjs/core/services/logger'
import { timedAnswer } from '#hosting/timed_answer'
import { queueStatus } from '#queue/status'
import type { Check } from '#shapes/health'

/** Jobs that could have run for so long are held up by something. */
const LATE_SECONDS = 600

const ask = timedAnswer(queueStatus, { workers: 0, oldestSeconds: 0 })

/** Whether anybody works the queue of jobs, and how long the oldest one waits. Requests need neither. */
export async function checkJobs(): Promise<Check> {
  const { answer, ms } = await ask()
  const { workers, oldestSeconds } = answer
  const isWell = workers > 0 && oldestSeconds < LATE_SECONDS
  return { status: isWell ? 'ok' : 'warning', ms, workers, oldest_seconds: oldestSeconds }
}

/** For the log of a server that leaves the queue to others. */
export async function tellWhoWorks(): Promise<void> {
  const { answer } = await ask()
  const { workers, oldestSeconds } = answer
  const found = { workers, oldest_seconds: oldestSeconds }
  if (workers) logger.info(found, 'JOBS_WORK is false: jobs are worked elsewhere')
  else logger.warn(found, 'JOBS_WORK is false and nobody works the jobs: run `node ace jobs:work`')
}
