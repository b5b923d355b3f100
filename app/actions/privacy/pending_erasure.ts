import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { noteEvent } from '#actions/security/note_event'
import { issueTicket } from '#actions/tickets/issue_ticket'
import { ErasurePendingException } from '#exceptions/privacy'
import type User from '#models/user'
import type { Caller } from '#rules/security_event'

interface Arrival {
  caller: Caller
  by?: string
}

const KEEP_SECONDS = 15 * 60

/**
 * What somebody is told in place of a session, who has proved that an account is theirs which waits to be erased.
 *
 * @param user - read `held` in the transaction
 */
export async function pendingErasure(
  user: User,
  { caller, by }: Arrival,
  client: TransactionClientContract
): Promise<ErasurePendingException> {
  const { id: userId, eraseAt } = await user.save()
  const details = { reason: 'erasure_pending', ...(by && { by }) }
  await noteEvent({ userId, type: 'sign_in_refused', caller, details }, client)
  const wanted = { kind: 'keep_account' as const, userId, seconds: KEEP_SECONDS, details: {} }
  const { secret } = await issueTicket(wanted, client)
  return new ErasurePendingException(eraseAt!.toUTC().toISO()!, secret)
}
