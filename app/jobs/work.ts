import type { Job } from '#queue/job'

/** What a run is told of its job. */
export interface Attempt {
  id: string
  /** how often it was tried before */
  retryCount: number
  /** whether it is not tried again when it fails */
  isLastTry: boolean
  /** aborted when the time limit is over or the worker stops; pass it on to what can be stopped */
  signal: AbortSignal
}

/** A kind of job and what it runs: one action. It may run twice for one job, and must have one effect. */
export interface Work {
  job: Job
  run(payload: object, attempt: Attempt): Promise<unknown>
}

/** Ties a run to its declaration, and types the payload that the run gets. */
export function work<Payload extends object>(
  job: Job<Payload>,
  run: (payload: Payload, attempt: Attempt) => Promise<unknown>
): Work {
  // What was enqueued under this declaration is its payload.
  return { job, run: (payload, attempt) => run(payload as Payload, attempt) }
}
