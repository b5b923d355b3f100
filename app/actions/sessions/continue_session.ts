import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { DateTime } from 'luxon'
import { beginSession } from '#actions/sessions/begin_session'
import { keptCaller } from '#actions/security/kept_caller'
import OutstandingToken from '#models/outstanding_token'
import Session from '#models/session'
import type { Caller } from '#rules/security_event'

interface Exchange {
  userId: number
  /** id of the token that is exchanged */
  tokenId: number
  caller: Caller
}

/**
 * Notes the use of a session. A token without one, which Django gave out, begins one of its own.
 *
 * @param id - of the session; null when the token has none
 * @returns the session's id; null when it was ended
 */
export async function continueSession(
  id: number | null,
  { userId, tokenId, caller }: Exchange,
  client: TransactionClientContract
): Promise<number | null> {
  if (id === null) {
    const sessionId = await beginSession(userId, caller, client)
    await OutstandingToken.query({ client })
      .where({ id: tokenId })
      .update({ session_id: sessionId })
    return sessionId
  }
  const [used] = await Session.query({ client })
    .where({ id, userId })
    .withScopes((scopes) => scopes.alive())
    .update({ last_used_at: DateTime.utc().toISO(), ...keptCaller(caller) })
  return used ? id : null
}
