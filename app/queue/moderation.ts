import { declareJob } from '#queue/job'

/** It goes on where it was cut off: each case is decided and marked in one transaction. */
export const runBatch = declareJob<{ batchId: number }>({
  name: 'run-batch',
  expireInSeconds: 3600,
  retryLimit: 10,
})
