import { noteEvent } from '#actions/security/note_event'
import { NotFoundException } from '#exceptions/http'
import PersonalToken from '#models/personal_token'
import { atomically } from '#db/atomically'
import type { Caller } from '#rules/security_event'

interface Input {
  userId: number
  id: number
  caller?: Caller
  /** an operator: `cli:root` */
  actor?: string
}

/** Ends a personal access token: it is refused at the next request. */
export default class RevokeToken {
  /** @throws NotFoundException when it is another's, or gone */
  async handle({ userId, id, caller, actor }: Input): Promise<void> {
    await atomically(async (client) => {
      const token = await PersonalToken.query({ client }).where({ id, userId }).forUpdate().first()
      if (!token) throw new NotFoundException()
      await token.delete()
      const details = { name: token.name, token: token.prefix }
      await noteEvent({ userId, type: 'token_revoked', caller, actor, details }, client)
    })
  }
}
