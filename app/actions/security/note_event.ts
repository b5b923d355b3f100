import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { keptCaller } from '#actions/security/kept_caller'
import SecurityEvent from '#models/security_event'
import type { Caller, SecurityEventType } from '#rules/security_event'

interface Event {
  /** the account that it is about */
  userId: number
  type: SecurityEventType
  /** who sent the request; absent for what a command or a job did */
  caller?: Caller
  /** who did it, when it was not the owner: `cli:root` */
  actor?: string
  /** what else there is to say, by short words */
  details?: Record<string, string>
}

/**
 * Writes down what happened to an account.
 *
 * @param client - the transaction of the deed, so that both are kept or neither
 */
export async function noteEvent(event: Event, client: QueryClientContract): Promise<void> {
  const { caller, details = {}, ...rest } = event
  await SecurityEvent.create({ ...rest, ...keptCaller(caller), details }, { client })
}
