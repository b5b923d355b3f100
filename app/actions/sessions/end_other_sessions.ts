import { DateTime } from 'luxon'
import { endSessions } from '#actions/sessions/end_sessions'
import { noteEvent } from '#actions/security/note_event'
import { holdSelf } from '#actions/users/own_account'
import { atomically } from '#db/atomically'
import type { Caller } from '#rules/security_event'

interface Input {
  userId: number
  /** the one to keep; null for a token of Django, which has none */
  sessionId: number | null
  caller: Caller
}

/**
 * Ends every session of an account but the one that asks. Tokens of Django belong to none and cannot be told
 * apart: they end as well, unless one of them asks.
 */
export default class EndOtherSessions {
  async handle({ userId, sessionId, caller }: Input): Promise<void> {
    await atomically(async (client) => {
      const user = await holdSelf(userId, client)
      if (sessionId !== null) await user.merge({ tokensValidFrom: DateTime.utc() }).save()
      const ended = await endSessions({ userId, except: sessionId ?? 0, by: 'owner' }, client)
      const details = { sessions: String(ended) }
      if (ended) await noteEvent({ userId, type: 'sessions_ended', caller, details }, client)
    })
  }
}
