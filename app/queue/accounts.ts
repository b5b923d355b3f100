import { declareJob } from '#queue/job'

/** It does all that is due, so that one waiting job is enough. */
export const eraseAccounts = declareJob({
  name: 'erase-accounts',
  key: () => 'all',
  expireInSeconds: 4 * 3600,
  retryLimit: 3,
})

export const makeExport = declareJob<{ exportId: number }>({
  name: 'make-export',
  expireInSeconds: 3600,
})

export const forgetExports = declareJob({ name: 'forget-exports', key: () => 'all' })

/** Without a key: a job that waits may be starting before the change that wants another one is committed. */
export const hideWhatWasMade = declareJob<{ userId: number }>({
  name: 'hide-what-was-made',
  concurrency: 2,
  expireInSeconds: 3600,
  retryLimit: 10,
})
