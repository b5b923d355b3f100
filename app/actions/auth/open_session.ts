import IssueTokens, { type TokenPair } from '#actions/auth/issue_tokens'
import { beginSession } from '#actions/sessions/begin_session'
import type User from '#models/user'
import type { Caller } from '#rules/security_event'

export interface OpenedSession {
  id: number
  tokens: TokenPair
}

/** Begins a session of an account, with its first pair of tokens. */
export default class OpenSession {
  /**
   * @param user - as {@link IssueTokens} wants it
   * @throws NoActiveAccountException when the account is closed
   */
  async handle(user: User, caller: Caller): Promise<OpenedSession> {
    const id = await beginSession(user.id, caller, user.$trx!)
    return { id, tokens: await new IssueTokens().handle(user, { sessionId: id }) }
  }
}
