import { StartupError } from '#support/startup_error'
import env from '#start/env'

/**
 * Several processes count together in Redis, or not at all: each alone, they would let through as
 * many times the budget as there are processes.
 *
 * @throws StartupError
 */
export function assertSharedThrottles(workers: number): void {
  const lifted = ['THROTTLE_ENABLED', 'LOGIN_LOCK_ENABLED'] as const
  if (env.get('REDIS_URL') || lifted.every((name) => env.get(name) === false)) return
  throw new StartupError(
    `WORKERS=${workers} needs REDIS_URL, where several processes count throttles and failed sign-ins together; ` +
      `without it set WORKERS=1, or both ${lifted.join(' and ')} to false`
  )
}
