import { invalidToken, readerOf, spendMailedToken } from '#actions/mailed_tokens/spend_mailed_token'
import { newPasswordProblems } from '#actions/passwords/new_password'
import { replacePassword } from '#actions/passwords/replace_password'
import { refuseProblems } from '#exceptions/invalid_input_exception'
import { hashPassword } from '#credentials/passwords'
import type { Caller } from '#rules/security_event'

interface Input {
  /** id of the account, as its link has it */
  uid: string
  token: string
  newPassword: string
  /** the new password once more, where it was asked for twice */
  confirmPassword?: string
  caller: Caller
}

/** Gives an account a new password, or its first, by a token that its address was mailed. */
export default class ResetPassword {
  /** @throws InvalidInputException when the token is not good, or the password weak: the token then stays good */
  async handle({ uid, caller, ...input }: Input): Promise<void> {
    const { token, newPassword, confirmPassword = newPassword } = input
    const sent = { token, purpose: 'reset_password' as const }
    const reader = await readerOf(sent)
    if (String(reader.id) !== uid) throw invalidToken()
    refuseProblems(newPasswordProblems({ newPassword, confirmPassword }, reader))
    const hashed = await hashPassword(newPassword)
    await spendMailedToken(sent, async ({ user, address, client }) => {
      // Who reads the mail has the address.
      user.merge({ isVerified: user.isVerified || user.email === address })
      await replacePassword(user, { hashed, caller }, client)
    })
  }
}
