import { setTimeout as pause } from 'node:timers/promises'
import { mailToken } from '#actions/mailed_tokens/mail_token'
import { noteEvent } from '#actions/security/note_event'
import Mail from '#models/mail'
import User from '#models/user'
import { findByLogin } from '#queries/users/find_by_login'
import { atomically } from '#db/atomically'
import type { Caller } from '#rules/security_event'
import signIn from '#rules/sign_in'

interface Input {
  email: string
  caller: Caller
}

/** In an hour: others choose when it happens. */
const MAX_MAILS = 5

/** Mails the owner of an address how to choose a new password. */
export default class AskForReset {
  /** Takes the same time for an address that nobody has. */
  async handle({ email, caller }: Input): Promise<void> {
    const soonest = pause(signIn.refusalMs, undefined, { ref: false })
    const user = await findByLogin({ key: 'email', value: email })
    if (user && !user.isLockedOut) await this.#mail(user, caller)
    await soonest
  }

  /** The mail goes to the address of the account, not to how somebody spelled it (CVE-2019-19844). */
  async #mail({ id: userId }: User, caller: Caller): Promise<void> {
    await atomically(async (client) => {
      const user = await User.hold(userId, client)
      if (!user) return
      const { email: address } = user
      const mails = await Mail.query({ client })
        .where({ kind: 'reset_password', address })
        .withScopes((scopes) => scopes.recent())
      if (mails.length >= MAX_MAILS) return
      await noteEvent({ userId, type: 'password_reset_requested', caller }, client)
      await mailToken({ userId, purpose: 'reset_password', address }, client)
    })
  }
}
