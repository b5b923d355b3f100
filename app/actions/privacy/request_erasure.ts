import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { DateTime } from 'luxon'
import { forgetMailedTokens } from '#actions/mailed_tokens/forget_mailed_tokens'
import PostMail from '#actions/mails/post_mail'
import { isLastAdmin } from '#actions/users/last_admin'
import { proveOwner, wrongPassword } from '#actions/privacy/prove_owner'
import { noteEvent } from '#actions/security/note_event'
import { endSessions } from '#actions/sessions/end_sessions'
import { followState } from '#actions/users/follow_state'
import { holdSelfAlone } from '#actions/users/own_account'
import accounts from '#config/accounts'
import { LastAdminException } from '#exceptions/privacy'
import type User from '#models/user'
import { atomically } from '#db/atomically'
import type { Caller } from '#rules/security_event'

interface Input {
  userId: number
  /** by which the request came; null for tokens of Django */
  sessionId: number | null
  /** without one it takes a sign-in by Google of the last minutes */
  password?: string
  caller: Caller
}

/**
 * Closes an account at the wish of its owner, who may still keep it for some days: nobody sees what they made,
 * and every session, token and link ends.
 */
export default class RequestErasure {
  /**
   * @returns when it is erased, ISO 8601
   * @throws InvalidInputException for a wrong password, RecentSignInRequiredException, LastAdminException
   */
  async handle({ caller, ...proof }: Input): Promise<string> {
    const { id, password } = await proveOwner(proof)
    return atomically(async (client) => {
      const user = await holdSelfAlone(id, client)
      if (user.password !== password) throw wrongPassword()
      if (user.isSuperuser && (await isLastAdmin(user, client))) throw new LastAdminException()
      return close(user, caller, client)
    })
  }
}

async function close(user: User, caller: Caller, client: TransactionClientContract) {
  const { id: userId, email: address } = user
  const now = DateTime.utc()
  const eraseAt = user.eraseAt ?? now.plus({ days: accounts.erasureDays })
  await user.merge({ eraseAt, tokensValidFrom: now }).save()
  await forgetMailedTokens(userId, client)
  await endSessions({ userId, by: 'owner' }, client)
  await noteEvent({ userId, type: 'erasure_requested', caller }, client)
  await new PostMail().handle({ kind: 'erasure_requested', address }, client)
  await followState(user, client)
  return eraseAt.toUTC().toISO()!
}
