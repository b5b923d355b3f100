import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { DateTime } from 'luxon'
import FlushSessions from '#actions/sessions/flush_sessions'
import BlacklistedToken from '#models/blacklisted_token'
import OutstandingToken from '#models/outstanding_token'
import { holdAlone } from '#db/advisory_keys'
import { atomically } from '#db/atomically'

interface Input {
  /** deletes only what ran out before; an hour ago at the latest */
  before?: DateTime
  /** counts what would go, and deletes nothing */
  dryRun?: boolean
}

export interface Flushed {
  outstanding: number
  blacklisted: number
  /** that have no token left */
  sessions: number
}

/** The clocks of servers and database differ: what one of them still takes must stay blacklisted. */
const MARGIN = { hours: 1 }
/** Tokens that are looked at in one transaction: a statement of a serving process has two seconds. */
const BATCH = 2000

/**
 * Deletes refresh tokens that ran out, their marks on the blacklist, as simplejwt's flushexpiredtokens
 * does, and sessions without a token. One pass by id; a row that a refresh or a sign-out holds is left for the
 * next run, so that nobody waits. Safe to be cut off and to run twice.
 */
export default class FlushExpiredTokens {
  /** @returns how many rows went; null when another process is at it */
  async handle({ before, dryRun = false }: Input = {}): Promise<Flushed | null> {
    const end = DateTime.min(before ?? DateTime.utc(), DateTime.utc().minus(MARGIN))
    const tokens = await this.#flushTokens({ end, dryRun })
    if (!tokens) return null
    return { ...tokens, sessions: dryRun ? 0 : await new FlushSessions().handle(end) }
  }

  async #flushTokens(which: Omit<Part, 'after'>): Promise<Omit<Flushed, 'sessions'> | null> {
    const total = { outstanding: 0, blacklisted: 0 }
    for (let last: number | undefined = 0; last !== undefined;) {
      const step: Step | null = await this.#flushSome({ after: last, ...which })
      if (!step) return last === 0 ? null : total
      total.outstanding += step.outstanding
      total.blacklisted += step.blacklisted
      last = step.last
    }
    return total
  }

  #flushSome({ after, end, dryRun }: Part): Promise<Step | null> {
    return atomically(async (client) => {
      if (!(await holdAlone('flushTokens', client))) return null
      const tokens = () =>
        OutstandingToken.query({ client }).select('id', 'expiresAt').orderBy('id')
      const part = await tokens().where('id', '>', after).limit(BATCH)
      const dated = part.filter(({ expiresAt }) => expiresAt < end).map(({ id }) => id)
      const held = tokens().whereIn('id', dated).forUpdate().skipLocked()
      const expired = await held.preload('blacklisted')
      if (!dryRun) await deleteTokens(expired, client)
      const marked = expired.filter(({ blacklisted }) => blacklisted)
      const last = part.at(-1)?.id
      return { outstanding: expired.length, blacklisted: marked.length, last }
    })
  }
}

async function deleteTokens(tokens: OutstandingToken[], client: TransactionClientContract) {
  const ids = tokens.map(({ id }) => id)
  await BlacklistedToken.query({ client }).whereIn('tokenId', ids).delete()
  await OutstandingToken.query({ client }).whereIn('id', ids).delete()
}

interface Part {
  after: number
  end: DateTime
  dryRun: boolean
}

interface Step extends Omit<Flushed, 'sessions'> {
  /** the id to go on behind; none at the end */
  last?: number
}
