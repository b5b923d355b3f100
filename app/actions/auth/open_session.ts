import { DateTime } from 'luxon'
import IssueTokens, { type TokenPair } from '#actions/auth/issue_tokens'
import { keptCaller } from '#actions/security/kept_caller'
import Session from '#models/session'
import type User from '#models/user'
import type { Caller } from '#rules/security_event'

/** Begins a session of an account, with its first pair of tokens. */
export default class OpenSession {
  /**
   * @param user - as {@link IssueTokens} wants it
   * @throws NoActiveAccountException when the account is closed
   */
  async handle(user: User, caller: Caller): Promise<TokenPair> {
    const now = DateTime.utc()
    const times = { createdAt: now, lastUsedAt: now }
    const fields = { userId: user.id, ...times, ...keptCaller(caller) }
    const session = await Session.create(fields, { client: user.$trx })
    return new IssueTokens().handle(user, { sessionId: session.id })
  }
}
