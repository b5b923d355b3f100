import IssueTokens, { type TokenPair } from '#actions/auth/issue_tokens'
import RevokeRefreshToken from '#actions/auth/revoke_refresh_token'
import { NoActiveAccountException } from '#exceptions/auth'
import User from '#models/user'
import { atomically } from '#db/atomically'
import { verifyToken } from '#credentials/token_verifier'

/** Takes a refresh token, once, for a new pair. */
export default class SpendRefreshToken {
  /**
   * The account is held before the token is touched. Whoever ends all tokens of an account takes the
   * two in the same order, so that neither waits for the other.
   *
   * @throws TokenNotValidException when it is bad, expired or was spent before
   * @throws NoActiveAccountException when its account is gone or closed (CVE-2024-22513)
   */
  async handle(token: string): Promise<TokenPair> {
    const { userId } = await verifyToken(token, 'refresh')
    return atomically(async (client) => {
      const user = await User.query({ client })
        .withScopes((scopes) => scopes.held())
        .where('id', userId ?? 0)
        .first()
      await new RevokeRefreshToken().handle({ token, client })
      if (!user) throw new NoActiveAccountException('token')
      return new IssueTokens().handle(user, 'token')
    })
  }
}
