import { endSessions } from '#actions/sessions/end_sessions'
import { noteEvent } from '#actions/security/note_event'
import { atomically } from '#db/atomically'
import type { Caller } from '#rules/security_event'

interface Input {
  userId: number
  /** the one to keep; null for a token of Django, which has none */
  sessionId: number | null
  caller: Caller
}

/** Ends every session of an account but the one that asks. */
export default class EndOtherSessions {
  async handle({ userId, sessionId, caller }: Input): Promise<void> {
    await atomically(async (client) => {
      const ended = await endSessions({ userId, except: sessionId ?? 0, by: 'owner' }, client)
      const details = { sessions: String(ended) }
      if (ended) await noteEvent({ userId, type: 'sessions_ended', caller, details }, client)
    })
  }
}
