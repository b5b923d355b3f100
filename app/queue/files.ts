import type { FileOwner } from '#rules/file_owner'
import { declareJob } from '#queue/job'

/** Without a key: a job that waits may be starting before the write that wants another one is committed. */
export const placeFiles = declareJob<FileOwner>({
  name: 'place-files',
  concurrency: 2,
  expireInSeconds: 600,
  retryLimit: 10,
})

/** It adds itself again; the schedule adds it where it could not. */
export const settleFiles = declareJob({
  name: 'settle-files',
  key: () => 'all',
  expireInSeconds: 3600,
  retryLimit: 1,
  deleteAfterSeconds: 600,
})

/** What the sweep would do, without its waiting. */
export const deleteFiles = declareJob({
  name: 'delete-files',
  expireInSeconds: 600,
  retryLimit: 10,
})

/** A second run the same night would find little; it goes over all files, which may take long. */
export const sweepOrphans = declareJob({
  name: 'sweep-orphans',
  key: () => 'all',
  expireInSeconds: 4 * 3600,
  retryLimit: 1,
})
