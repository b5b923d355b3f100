import { invalidToken, spendMailedToken } from '#actions/mailed_tokens/spend_mailed_token'
import { noteEvent } from '#actions/security/note_event'
import type { Caller } from '#rules/security_event'

interface Input {
  token: string
  caller: Caller
}

/** Notes that the address of an account is its owner's. */
export default class VerifyEmail {
  /** @throws InvalidInputException when the token is not good, or the address was changed since */
  async handle({ token, caller }: Input): Promise<void> {
    await spendMailedToken(
      { token, purpose: 'verify_email' },
      async ({ user, address, client }) => {
        if (user.email !== address) throw invalidToken()
        await user.merge({ isVerified: true }).save()
        await noteEvent({ userId: user.id, type: 'email_verified', caller }, client)
      }
    )
  }
}
