import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { DateTime } from 'luxon'
import sql from 'sql-template-tag'
import Ticket, { type TicketKind } from '#models/ticket'
import { hashOf, newSecret } from '#credentials/mailed_secret'
import { execute } from '#db/statements'

interface NewTicket {
  kind: TicketKind
  userId: number
  seconds: number
  details: Record<string, string>
}

/** Some of those that ran out; one that somebody holds is left for the next. */
const EXPIRED = sql`delete from users_ticket where id in
  (select id from users_ticket where expires_at < now() limit 100 for update skip locked)`

/**
 * Gives an account a ticket; an older one of the same kind is worth nothing from then on.
 *
 * @returns its row, and the secret that its holder sends back
 */
export async function issueTicket(
  { seconds, ...fields }: NewTicket,
  client: TransactionClientContract
): Promise<{ ticket: Ticket; secret: string }> {
  const { kind, userId } = fields
  const secret = newSecret()
  await Ticket.query({ client }).where({ kind, userId }).delete()
  await execute({ sql: EXPIRED }, client)
  const expiresAt = DateTime.utc().plus({ seconds })
  const ticket = await Ticket.create(
    { ...fields, secretHash: hashOf(secret), expiresAt },
    { client }
  )
  return { ticket, secret }
}
