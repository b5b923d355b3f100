import { declareJob } from '#queue/job'

/** Without a key: a job that waits may be starting before the change that wants another one is committed. */
export const hideWhatWasMade = declareJob<{ userId: number }>({
  name: 'hide-what-was-made',
  concurrency: 2,
  expireInSeconds: 3600,
  retryLimit: 10,
})
