import logger from '@adonisjs/core/services/logger'
import type { LimiterManagerStoreFactory } from '@adonisjs/limiter/types'
import { Breaker } from '#throttling/breaker'
import { GuardedStore } from '#throttling/counters/guarded_store'
import { PrimaryStore } from '#hosting/workers/primary_store'

const SILENT = 'the primary process is silent: throttles count in this worker'
const ANSWERS = 'the primary process answers: throttles count in it again'

/** Counts in the primary, for all workers; in this worker alone when the primary does not answer. */
export function primaryCounters(near: LimiterManagerStoreFactory): LimiterManagerStoreFactory {
  const probe = new PrimaryStore({ requests: 1, duration: 1 })
  const breaker = new Breaker({
    probe: () => probe.get('probe'),
    changed: (away) => logger.warn(away ? SILENT : ANSWERS),
  })
  return (options) =>
    new GuardedStore({ far: new PrimaryStore(options), near: near(options), breaker })
}
