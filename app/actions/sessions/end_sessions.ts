import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { DateTime } from 'luxon'
import Session, { type SessionEnding } from '#models/session'

interface Which {
  userId: number
  /** this one alone */
  id?: number
  /** all but this one */
  except?: number
  by: SessionEnding
}

/** Ends sessions of a user, and so their tokens. @returns how many */
export async function endSessions(
  { userId, id, except, by }: Which,
  client: TransactionClientContract
): Promise<number> {
  const [ended] = await Session.query({ client })
    .where({ userId })
    .withScopes((scopes) => scopes.usable())
    .if(id !== undefined, (query) => query.where('id', id!))
    .if(except !== undefined, (query) => query.whereNot('id', except!))
    .update({ ended_at: DateTime.utc().toISO(), ended_by: by })
  return Number(ended)
}
