import { DateTime } from 'luxon'
import { NoActiveAccountException } from '#exceptions/auth'
import OutstandingToken from '#models/outstanding_token'
import type User from '#models/user'
import { signToken } from '#credentials/token_signer'

export interface TokenPair {
  access: string
  refresh: string
}

/** Gives an account a pair of tokens and writes down the refresh token, as simplejwt does. */
export default class IssueTokens {
  /**
   * @param user - read `held`, or made, in the transaction that keeps the token: whoever closes the
   *   account or changes its password has either committed and is seen here, or finds the token
   * @param by - what the account was opened with, for the wording of the refusal
   * @throws NoActiveAccountException when the account is closed
   */
  async handle(user: User, by: 'password' | 'token' = 'password'): Promise<TokenPair> {
    if (!user.$trx) throw new Error('tokens are issued in the transaction that holds the account')
    if (!user.isActive) throw new NoActiveAccountException(by)
    const refresh = await signToken('refresh', user.id)
    const access = await signToken('access', user.id)
    const { token, jti, expiresAt } = refresh
    await OutstandingToken.create(
      { token, jti, userId: user.id, expiresAt: DateTime.fromJSDate(expiresAt) },
      { client: user.$trx }
    )
    return { access: access.token, refresh: token }
  }
}
