import IssueTokens, { type TokenPair } from '#actions/auth/issue_tokens'
import RevokeRefreshToken from '#actions/auth/revoke_refresh_token'
import { NoActiveAccountException } from '#exceptions/auth'
import User from '#models/user'
import { atomically } from '#db/atomically'

/** Takes a refresh token, once, for a new pair. */
export default class SpendRefreshToken {
  /**
   * @throws TokenNotValidException when it is bad, expired or was spent before
   * @throws NoActiveAccountException when its account is gone or closed (CVE-2024-22513)
   */
  handle(token: string): Promise<TokenPair> {
    return atomically(async (client) => {
      const { userId } = await new RevokeRefreshToken().handle({ token, client })
      const user = await User.query({ client }).where({ id: userId, isActive: true }).first()
      if (!user) throw new NoActiveAccountException('token')
      return new IssueTokens().handle({ userId: user.id, client })
    })
  }
}
