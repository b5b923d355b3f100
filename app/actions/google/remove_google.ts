import PostMail from '#actions/mails/post_mail'
import { noteEvent } from '#actions/security/note_event'
import { holdSelf } from '#actions/users/own_account'
import { LastSignInException } from '#exceptions/google'
import { atomically } from '#db/atomically'
import { isUsable } from '#credentials/passwords'
import type { Caller } from '#rules/security_event'

interface Input {
  userId: number
  caller: Caller
}

/** Disconnects the Google account of an account; without one it does nothing. The owner is told. */
export default class RemoveGoogle {
  /** @throws LastSignInException when there would be no way in */
  async handle({ userId, caller }: Input): Promise<void> {
    await atomically(async (client) => {
      const user = await holdSelf(userId, client)
      if (user.googleId === null) return
      if (!isUsable(user.password)) throw new LastSignInException()
      await user.merge({ googleId: null }).save()
      await noteEvent({ userId, type: 'google_disconnected', caller }, client)
      await new PostMail().handle({ kind: 'google_disconnected', address: user.email }, client)
    })
  }
}
