import { forgetMailedTokens } from '#actions/mailed_tokens/forget_mailed_tokens'
import { spendMailedToken, type Reader } from '#actions/mailed_tokens/spend_mailed_token'
import PostMail from '#actions/mails/post_mail'
import { noteEvent } from '#actions/security/note_event'
import ClaimNames from '#actions/users/claim_names'
import { refuseProblems } from '#exceptions/invalid_input_exception'
import { databaseFault } from '#db/database_fault'
import type { Caller } from '#rules/security_event'

interface Input {
  token: string
  caller: Caller
}

const taken = [{ path: ['token'], code: 'unique_email' }]

/** Gives an account the address that the token was mailed to. */
export default class ChangeEmail {
  /** @throws InvalidInputException when the token is not good, or somebody else has the address by now */
  async handle({ token, caller }: Input): Promise<void> {
    const sent = { token, purpose: 'change_email' as const }
    await spendMailedToken(sent, (reader) => this.#change(reader, caller)).catch(
      (error: unknown) => {
        if (databaseFault(error) !== 'unique') throw error
        refuseProblems(taken)
      }
    )
  }

  async #change({ user, address: email, client }: Reader, caller: Caller): Promise<void> {
    const { id: userId, email: old } = user
    const problems = await new ClaimNames().handle({ userId, email }, client)
    if (problems.length) refuseProblems(taken)
    await user.merge({ email, isVerified: true }).save()
    await forgetMailedTokens(userId, client)
    await noteEvent({ userId, type: 'email_changed', caller }, client)
    await new PostMail().handle({ kind: 'email_changed', address: old, userId }, client)
  }
}
