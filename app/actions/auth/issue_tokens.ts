import { DateTime } from 'luxon'
import { NoActiveAccountException } from '#exceptions/auth'
import OutstandingToken from '#models/outstanding_token'
import type User from '#models/user'
import { signToken } from '#credentials/token_signer'

export interface TokenPair {
  access: string
  refresh: string
}

interface Place {
  sessionId: number
  /** id of the refresh token that the new one takes the place of */
  replacesId?: number
}

/** Gives an account a pair of tokens and writes down the refresh token, as simplejwt does. */
export default class IssueTokens {
  /**
   * @param user - read `held`, or made, in the transaction that keeps the token: whoever closes the
   *   account or changes its password has either committed and is seen here, or finds the token
   * @throws NoActiveAccountException when the account is closed
   */
  async handle(user: User, { sessionId, replacesId }: Place): Promise<TokenPair> {
    if (!user.$trx) throw new Error('tokens are issued in the transaction that holds the account')
    if (!user.isOpen) throw new NoActiveAccountException(replacesId ? 'token' : 'password')
    const refresh = await signToken('refresh', user.id, { sid: sessionId })
    const access = await signToken('access', user.id, { sid: sessionId })
    const { token, jti, expiresAt } = refresh
    const kept = { token, jti, userId: user.id, sessionId, replacesId }
    await OutstandingToken.create(
      { ...kept, expiresAt: DateTime.fromJSDate(expiresAt) },
      { client: user.$trx }
    )
    return { access: access.token, refresh: token }
  }
}
