import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Arrival } from '#actions/auth/arrival'
import { noteEvent } from '#actions/security/note_event'
import { issueTicket } from '#actions/tickets/issue_ticket'
import { TwoFactorRequiredException } from '#exceptions/two_factor'
import type User from '#models/user'
import { twoFactor } from '#rules/two_factor'

/**
 * Gives somebody who has proved the first step of a sign-in a ticket for the second.
 *
 * @param user - read `held` in the transaction
 * @returns the refusal that brings the ticket, to be thrown when the transaction was kept
 */
export async function askSecondStep(
  { id: userId }: User,
  { caller, by, google }: Arrival,
  client: TransactionClientContract
): Promise<TwoFactorRequiredException> {
  const details: Record<string, string> = by ? { by } : {}
  await noteEvent({ userId, type: 'second_step_asked', caller, details }, client)
  const connecting = google && { google_id: google.googleId, email: google.email }
  const { secret } = await issueTicket(
    {
      kind: 'two_factor',
      userId,
      seconds: twoFactor.ticketSeconds,
      details: { ...details, ...connecting },
    },
    client
  )
  return new TwoFactorRequiredException(secret)
}
