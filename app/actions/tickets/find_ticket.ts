import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { TicketNotValidException } from '#exceptions/auth'
import Ticket, { type TicketKind } from '#models/ticket'
import { hashOf } from '#credentials/mailed_secret'

/**
 * The ticket of a secret.
 *
 * @param client - the transaction that shall hold it; without one it is only read
 * @throws TicketNotValidException when there is none, it was spent or has run out
 */
export async function findTicket(
  kind: TicketKind,
  secret: string,
  client?: TransactionClientContract
): Promise<Ticket> {
  const ticket = await Ticket.query({ client })
    .withScopes((scopes) => scopes.valid())
    .where({ kind, secretHash: hashOf(secret) })
    .if(client, (query) => query.forUpdate())
    .first()
  if (!ticket) throw new TicketNotValidException()
  return ticket
}
