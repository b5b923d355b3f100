import type { Job } from '#queue/job'
import { forgetViewers, purgeTrash } from '#queue/upkeep'

/** Every kind of job; app/jobs/runs.ts has what each of them runs. */
export const declaredJobs: Job[] = [forgetViewers, purgeTrash]
