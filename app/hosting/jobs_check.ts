import { setTimeout } from 'node:timers/promises'
import logger from '@adonisjs/core/services/logger'
import { queueStatus, type QueueStatus } from '#queue/status'
import type { Check } from '#shapes/health'

const LIMIT_MS = 800
/** Jobs that could have run for so long are held up by something. */
const LATE_SECONDS = 600
const UNKNOWN: QueueStatus = { workers: 0, oldestSeconds: 0 }

let asked: Promise<QueueStatus> | undefined

/** One question at a time, however many ask: health is not throttled and must not drain the pool. */
const ask = () =>
  (asked ??= queueStatus()
    .catch(() => UNKNOWN)
    .finally(() => (asked = undefined)))

/** Whether anybody works the queue of jobs, and how long the oldest one waits. Requests need neither. */
export async function checkJobs(): Promise<Check> {
  const started = performance.now()
  const status = await Promise.race([ask(), setTimeout(LIMIT_MS, UNKNOWN, { ref: false })])
  const { workers, oldestSeconds } = status
  const ms = Math.round((performance.now() - started) * 100) / 100
  const isWell = workers > 0 && oldestSeconds < LATE_SECONDS
  return { status: isWell ? 'ok' : 'warning', ms, workers, oldest_seconds: oldestSeconds }
}

/** For the log of a server that leaves the queue to others. */
export async function tellWhoWorks(): Promise<void> {
  const { workers, oldestSeconds } = await ask()
  const found = { workers, oldest_seconds: oldestSeconds }
  if (workers) logger.info(found, 'JOBS_WORK is false: jobs are worked elsewhere')
  else logger.warn(found, 'JOBS_WORK is false and nobody works the jobs: run `node ace jobs:work`')
}
