import { declareJob } from '#queue/job'

/** Work of this kind always does all there is to do, so that one waiting job is enough. */
const single = { key: () => 'all' }

export const forgetViewers = declareJob({ name: 'forget-viewers', ...single })

export const forgetEvents = declareJob({ name: 'forget-events', ...single, expireInSeconds: 3600 })

export const purgeTrash = declareJob({ name: 'purge-trash', ...single, expireInSeconds: 3600 })

export const flushTokens = declareJob({ name: 'flush-tokens', ...single, expireInSeconds: 3600 })

/** What a second run would find is not worth a third. */
export const checkCounters = declareJob({
  name: 'check-counters',
  ...single,
  expireInSeconds: 3600,
  retryLimit: 1,
})
