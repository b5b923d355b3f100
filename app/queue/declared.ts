import type { Job } from '#queue/job'
import { flushTokens, forgetViewers, purgeTrash } from '#queue/upkeep'

/** Every kind of job; app/jobs/runs.ts has what each of them runs. */
export const declaredJobs: Job[] = [flushTokens, forgetViewers, purgeTrash]
