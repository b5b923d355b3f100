import { endSessions } from '#actions/sessions/end_sessions'
import { noteEvent } from '#actions/security/note_event'
import { noteAudit } from '#actions/panel/note_audit'
import { refuseUnlessAbove } from '#actions/moderation/refuse_unless_above'
import User from '#models/user'
import { atomically } from '#db/atomically'
import type { By } from '#rules/audit'

interface Input {
  userId: number
  sessionId: number
  by: By
}

/** Signs somebody out of one of the places where they are signed in. */
export default class EndUserSession {
  /** @returns whether it was there; @throws E_ROW_NOT_FOUND, PermissionDeniedException */
  async handle({ userId, sessionId, by }: Input): Promise<boolean> {
    return atomically(async (client) => {
      const user = await User.findOrFail(userId, { client })
      await refuseUnlessAbove(by.viewer, userId, client)
      const ended = await endSessions({ userId, id: sessionId, by: 'owner' }, client)
      if (!ended) return false
      await noteEvent({ userId, type: 'session_ended', actor: `user:${by.viewer.id}` }, client)
      const target = { type: 'user', id: userId, name: user.username }
      await noteAudit({ by, deed: 'session_ended', target }, client)
      return true
    })
  }
}
