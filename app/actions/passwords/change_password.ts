import type { TokenPair } from '#actions/auth/issue_tokens'
import OpenSession from '#actions/auth/open_session'
import { newPasswordProblems } from '#actions/passwords/new_password'
import { matchingReading, readingsOf } from '#actions/passwords/readings'
import { replacePassword } from '#actions/passwords/replace_password'
import { wrongPassword } from '#actions/passwords/wrong_password'
import { findSelf, holdSelf } from '#actions/users/own_account'
import { refuseProblems } from '#exceptions/invalid_input_exception'
import type User from '#models/user'
import { atomically } from '#db/atomically'
import { hashPassword } from '#credentials/passwords'
import type { Caller } from '#rules/security_event'

interface Input {
  userId: number
  oldPassword: string
  newPassword: string
  confirmPassword: string
  caller: Caller
}

/** A sign-in may store the same password under a newer hash meanwhile. */
const MAX_CHANGES = 3

/** Changes one's own password, with the old one as proof. */
export default class ChangePassword {
  /**
   * @returns the only pair of tokens that is good from now on
   * @throws InvalidInputException when the old password is wrong, or the new one weak
   */
  async handle(input: Input, changes = 0): Promise<TokenPair> {
    const user = await findSelf(input.userId)
    const known = await matchingReading(user, readingsOf(input.oldPassword))
    if (known === undefined) throw wrongPassword('old_password')
    refuseProblems(newPasswordProblems(input, user))
    const pair = await this.#replace(user, await hashPassword(input.newPassword), input.caller)
    if (pair) return pair
    if (changes === MAX_CHANGES) throw wrongPassword('old_password')
    return this.handle(input, changes + 1)
  }

  /** @returns null when the password has changed since it was verified */
  #replace({ id, password }: User, hashed: string, caller: Caller): Promise<TokenPair | null> {
    return atomically(async (client) => {
      const user = await holdSelf(id, client)
      if (user.password !== password) return null
      await replacePassword(user, { hashed, caller }, client)
      const { tokens } = await new OpenSession().handle(user, caller)
      return tokens
    })
  }
}
