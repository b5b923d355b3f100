import { endSessions } from '#actions/sessions/end_sessions'
import { atomically } from '#db/atomically'
import type { Viewer } from '#rules/viewer'

/** Ends the session that a browser had when somebody signed in anew there: its cookie is gone. */
export default class EndFormerSession {
  async handle({ id: userId, sessionId }: Viewer): Promise<void> {
    if (!sessionId) return
    await atomically((client) => endSessions({ userId, id: sessionId, by: 'owner' }, client))
  }
}
