import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import PostMail from '#actions/mails/post_mail'
import type { TokenPair } from '#actions/auth/issue_tokens'
import type { SpentToken } from '#actions/auth/spend_token'
import { endSessions } from '#actions/sessions/end_sessions'
import { noteEvent } from '#actions/security/note_event'
import accounts from '#config/accounts'
import type User from '#models/user'
import { successorOf, type Successor } from '#queries/auth/successor_of'
import { signToken } from '#credentials/token_signer'
import type { Caller } from '#rules/security_event'

interface Input {
  user: User
  spent: SpentToken
  caller: Caller
}

/** What a refresh token that was spent before is answered with. */
export default class ReplayRefresh {
  /**
   * Its successor, for some seconds, since an answer may have been lost, or a second tab sent the same
   * token. Later somebody else has a copy of it: if its successor was used, nobody can say who of the two
   * is the owner, so the session ends for both (RFC 9700 §4.14.2).
   *
   * @returns null where it is refused
   */
  async handle(input: Input, client: TransactionClientContract): Promise<TokenPair | null> {
    const { user, spent } = input
    const successor = await successorOf(spent.id, client)
    if (!user.isOpen || !successor?.isAlive) return null
    if (successor.ageSeconds < accounts.refreshReplaySeconds) return pairOf(user, successor)
    if (successor.isUsed) await endStolen(input, successor, client)
    return null
  }
}

async function pairOf({ id }: User, { token, sessionId }: Successor): Promise<TokenPair> {
  const access = await signToken('access', id, { sid: sessionId })
  return { access: access.token, refresh: token }
}

async function endStolen(
  { user, caller }: Input,
  { sessionId }: Successor,
  client: TransactionClientContract
): Promise<void> {
  await endSessions({ userId: user.id, id: sessionId, by: 'reuse' }, client)
  await noteEvent({ userId: user.id, type: 'refresh_token_reused', caller }, client)
  await new PostMail().handle({ kind: 'refresh_token_reused', address: user.email }, client)
}
