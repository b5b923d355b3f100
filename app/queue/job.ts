import type { QueueOptions } from 'pg-boss'

/**
 * A kind of background job; the queue of it has the same name. Actions and commands enqueue by this
 * declaration, app/jobs says what runs. A payload is ids: what they stand for is read when the job runs.
 */
export interface Job<Payload extends object = object> extends QueueOptions {
  /** letters, digits, dots, dashes and underscores */
  name: string
  /** how many of this kind a worker runs at once, 1 unless given */
  concurrency?: number
  /** Only one job with the same key waits; another one is not added beside it. */
  key?(payload: Payload): string
}

/** A kind without a payload needs no type. */
export const declareJob = <Payload extends object = Record<never, never>>(job: Job<Payload>) => job

/** A job that is added by the clock; its payload is empty. */
export interface Scheduled {
  name: string
  /** five fields: minute, hour, day, month, weekday */
  cron: string
  job: Job<Record<never, never>>
}
