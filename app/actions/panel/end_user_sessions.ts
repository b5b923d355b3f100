import { endSessions } from '#actions/sessions/end_sessions'
import { noteEvent } from '#actions/security/note_event'
import { noteAudit } from '#actions/panel/note_audit'
import { refuseUnlessAbove } from '#actions/moderation/refuse_unless_above'
import User from '#models/user'
import { atomically } from '#db/atomically'
import type { By } from '#rules/audit'

/** Signs somebody out everywhere. */
export default class EndUserSessions {
  /** @returns how many sessions it were; @throws E_ROW_NOT_FOUND, PermissionDeniedException */
  async handle(userId: number, by: By): Promise<number> {
    return atomically(async (client) => {
      const user = await User.findOrFail(userId, { client })
      await refuseUnlessAbove(by.viewer, userId, client)
      const ended = await endSessions({ userId, by: 'owner' }, client)
      const actor = `user:${by.viewer.id}`
      const details = { sessions: String(ended) }
      if (ended) await noteEvent({ userId, type: 'sessions_ended', actor, details }, client)
      const target = { type: 'user', id: userId, name: user.username }
      await noteAudit({ by, deed: 'sessions_ended', target, after: { sessions: ended } }, client)
      return ended
    })
  }
}
