import { mailToken } from '#actions/mailed_tokens/mail_token'
import PostMail from '#actions/mails/post_mail'
import { matchingReading, readingsOf } from '#actions/passwords/readings'
import { wrongPassword } from '#actions/passwords/wrong_password'
import { noteEvent } from '#actions/security/note_event'
import { findSelf, holdSelf } from '#actions/users/own_account'
import { refuseProblems } from '#exceptions/invalid_input_exception'
import { takenNames } from '#queries/users/taken_names'
import { atomically } from '#db/atomically'
import type { Caller } from '#rules/security_event'

interface Input {
  userId: number
  /** the new address */
  email: string
  password: string
  caller: Caller
}

/** Begins a change of address: the new one is asked to confirm it, the old one is told. */
export default class AskForEmailChange {
  /** @throws InvalidInputException when the password is wrong or the address somebody else's */
  async handle({ userId, email, password, caller }: Input): Promise<void> {
    const user = await findSelf(userId)
    const known = await matchingReading(user, readingsOf(password))
    if (known === undefined) throw wrongPassword()
    refuseProblems(await takenNames({ userId, email }))
    await atomically(async (client) => {
      const held = await holdSelf(userId, client)
      if (held.password !== user.password) throw wrongPassword()
      await noteEvent({ userId, type: 'email_change_requested', caller }, client)
      await mailToken({ userId, purpose: 'change_email', address: email }, client)
      await new PostMail().handle({ kind: 'email_change_requested', address: held.email }, client)
    })
  }
}
