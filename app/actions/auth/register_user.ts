import type { SignedIn } from '#actions/auth/let_in'
import OpenSession from '#actions/auth/open_session'
import { mailToken } from '#actions/mailed_tokens/mail_token'
import { noteEvent } from '#actions/security/note_event'
import CreateUser, { type NewUser } from '#actions/users/create_user'
import type { Caller } from '#rules/security_event'

interface Input extends Omit<NewUser, 'rights'> {
  caller: Caller
}

/** Opens an account, signs it in, and mails how to verify its address. */
export default class RegisterUser {
  /** @throws InvalidInputException when address or username is taken, or the password is weak */
  handle({ caller, ...input }: Input): Promise<SignedIn> {
    return new CreateUser().handle(input, async (user, client) => {
      await noteEvent({ userId: user.id, type: 'registered', caller }, client)
      const { id: userId, email: address } = user
      await mailToken({ userId, purpose: 'verify_email', address }, client)
      return { userId: user.id, tokens: await new OpenSession().handle(user, caller) }
    })
  }
}
