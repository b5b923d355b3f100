import { declareJob } from '#queue/job'

/** A second run finds what stopped the first, unless somebody freed the disk or the lock meanwhile. */
export const makeBackup = declareJob({
  name: 'make-backup',
  key: () => 'all',
  expireInSeconds: 6 * 3600,
  retryLimit: 2,
  retryDelay: 300,
})
