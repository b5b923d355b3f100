import { endSessions } from '#actions/sessions/end_sessions'
import { noteEvent } from '#actions/security/note_event'
import { NotFoundException } from '#exceptions/http'
import { atomically } from '#db/atomically'
import type { Caller } from '#rules/security_event'

interface Input {
  userId: number
  id: number
  caller: Caller
}

/** Ends one session of one's own: its access tokens are refused at the next request. */
export default class EndSession {
  /** @throws NotFoundException when it is another's, or ended already */
  async handle({ userId, id, caller }: Input): Promise<void> {
    await atomically(async (client) => {
      if (!(await endSessions({ userId, id, by: 'owner' }, client))) throw new NotFoundException()
      await noteEvent({ userId, type: 'session_ended', caller }, client)
    })
  }
}
