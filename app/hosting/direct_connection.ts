import env from '#start/env'
import { StartupError } from '#support/startup_error'

/**
 * For commands that hold locks between their statements.
 *
 * @throws StartupError when they would go through a pooler in transaction mode
 */
export function assertDirectConnection(): void {
  if (env.get('DB_POOLER') !== 'transaction' || env.get('DB_DIRECT_URL')) return
  throw new StartupError(
    'Migrations hold a lock that a pooler in transaction mode does not keep: set DB_DIRECT_URL to the database itself'
  )
}
