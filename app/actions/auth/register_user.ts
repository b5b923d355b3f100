import type { SignedIn } from '#actions/auth/let_in'
import OpenSession from '#actions/auth/open_session'
import { mailToken } from '#actions/mailed_tokens/mail_token'
import { newcomer } from '#actions/screening/newcomer'
import { noteHits } from '#actions/screening/note_hits'
import { refuseHits, screened } from '#actions/screening/screened'
import { noteEvent } from '#actions/security/note_event'
import CreateUser, { type NewUser } from '#actions/users/create_user'
import type { FoundHit } from '#actions/screening/find_hits'
import type { Caller } from '#rules/security_event'

interface Input extends Omit<NewUser, 'rights'> {
  caller: Caller
}

/** Opens an account, signs it in, and mails how to verify its address. */
export default class RegisterUser {
  /**
   * @throws InvalidInputException when address or username is taken, or the password is weak
   * @throws ContentRefusedException when a rule of the moderators keeps them out
   */
  handle(input: Input): Promise<SignedIn> {
    return screened(newcomer(input, input.caller), (hits) => {
      refuseHits(hits)
      return this.#open(input, hits)
    })
  }

  #open({ caller, ...input }: Input, hits: FoundHit[]): Promise<SignedIn> {
    return new CreateUser().handle(input, async (user, client) => {
      const { id } = user
      if (hits.length) await noteHits({ target: { kind: 'user', id }, subjectId: id, hits }, client)
      await noteEvent({ userId: user.id, type: 'registered', caller }, client)
      const { id: userId, email: address } = user
      await mailToken({ userId, purpose: 'verify_email', address }, client)
      const { tokens } = await new OpenSession().handle(user, caller)
      return { userId: user.id, tokens }
    })
  }
}
