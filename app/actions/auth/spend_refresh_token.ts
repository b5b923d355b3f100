import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import IssueTokens, { type TokenPair } from '#actions/auth/issue_tokens'
import ReplayRefresh from '#actions/auth/replay_refresh'
import { spendToken, type SpentToken } from '#actions/auth/spend_token'
import { continueSession } from '#actions/sessions/continue_session'
import { NoActiveAccountException, TokenNotValidException } from '#exceptions/auth'
import User from '#models/user'
import { atomically } from '#db/atomically'
import { verifyToken, type TokenClaims } from '#credentials/token_verifier'
import type { Caller } from '#rules/security_event'
import { isOutdated } from '#rules/token_age'

interface Input {
  token: string
  caller: Caller
}

/** What is known of a token that somebody sends. */
interface Sent {
  claims: TokenClaims
  spent: SpentToken
  caller: Caller
}

/** Takes a refresh token, once, for a new pair. */
export default class SpendRefreshToken {
  /**
   * The account is held before the token is touched. Whoever ends all tokens of an account takes the
   * two in the same order, so that neither waits for the other.
   *
   * @throws TokenNotValidException when it is bad, expired or was spent before
   * @throws NoActiveAccountException when its account is gone or closed (CVE-2024-22513)
   */
  async handle({ token, caller }: Input): Promise<TokenPair> {
    const claims = await verifyToken(token, 'refresh')
    const pair = await atomically(async (client) => {
      const user = await User.hold(claims.userId ?? 0, client)
      const spent = await spendToken(token, claims, client)
      if (spent.isFirst) return this.#exchange(user, { claims, spent, caller }, client)
      return user && new ReplayRefresh().handle({ user, spent, caller }, client)
    })
    if (!pair) throw new TokenNotValidException('blacklisted')
    return pair
  }

  async #exchange(
    user: User | null,
    { claims, spent, caller }: Sent,
    client: TransactionClientContract
  ): Promise<TokenPair> {
    if (!user) throw new NoActiveAccountException('token')
    const token = { issuedAt: claims.issuedAt, hasSession: claims.sid !== null }
    if (isOutdated(token, user.validFromSecond)) throw new TokenNotValidException('blacklisted')
    const known = claims.sid ?? spent.sessionId
    const of = { userId: user.id, tokenId: spent.id, caller }
    const sessionId = await continueSession(known, of, client)
    if (sessionId === null) throw new TokenNotValidException('blacklisted')
    return new IssueTokens().handle(user, { sessionId, replacesId: spent.id })
  }
}
