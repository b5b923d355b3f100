import { releaseClaims } from '#actions/moderation/release_claims'
import { endSessions } from '#actions/sessions/end_sessions'
import { noteEvent } from '#actions/security/note_event'
import { atomically } from '#db/atomically'
import type { Caller } from '#rules/security_event'
import type { Viewer } from '#rules/viewer'

/** Signs somebody out of the panel, who looks at no case any more; a page that another tab still loads finds nobody. */
export default class LeavePanel {
  async handle({ id: userId, sessionId }: Viewer, caller: Caller): Promise<void> {
    await atomically(async (client) => {
      if (sessionId) await endSessions({ userId, id: sessionId, by: 'owner' }, client)
      await releaseClaims({ userId }, client)
      await noteEvent({ userId, type: 'signed_out', caller }, client)
    })
  }
}
