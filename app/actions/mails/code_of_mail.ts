import type Mail from '#models/mail'
import Ticket from '#models/ticket'
import { mailedCode } from '#credentials/mailed_code'

/**
 * The code that a mail brings, made when it is sent.
 *
 * @returns undefined for a mail without one; null when it came to nothing meanwhile
 */
export async function codeOfMail({ ticketId }: Mail): Promise<string | null | undefined> {
  if (ticketId === null) return undefined
  const ticket = await Ticket.query()
    .withScopes((scopes) => scopes.valid())
    .where('id', ticketId)
    .first()
  return ticket && mailedCode(ticket.secretHash)
}
