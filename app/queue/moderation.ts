import { declareJob } from '#queue/job'
import { BATCH_JOBS } from '#rules/moderation_batch'

/** It passes over whom it has told. */
export const mailReporters = declareJob<{ decisionId: number }>({
  name: 'mail-reporters',
  retryLimit: 10,
})

/** Of the clock. Another one that waits would find the same. */
export const mailUrgent = declareJob({ name: 'mail-urgent-cases', key: () => 'all', retryLimit: 1 })

export const mailMorning = declareJob({ name: 'mail-waiting-cases', key: () => 'all' })

/** It passes over what it has undone. */
export const reverseBatch = declareJob<{ batchId: number }>({
  name: BATCH_JOBS.reverse,
  expireInSeconds: 3600,
  retryLimit: 10,
})

/** It goes on where it was cut off: each case is decided and marked in one transaction. */
export const runBatch = declareJob<{ batchId: number }>({
  name: BATCH_JOBS.run,
  expireInSeconds: 3600,
  retryLimit: 10,
})
