import sql from 'sql-template-tag'
import IssueTokens, { type TokenPair } from '#actions/auth/issue_tokens'
import { keptCaller } from '#actions/security/kept_caller'
import accounts from '#config/accounts'
import type User from '#models/user'
import { execute } from '#db/statements'
import type { Caller } from '#rules/security_event'

/** Begins a session of an account, with its first pair of tokens; of too many the one used longest ago ends. */
export default class OpenSession {
  /**
   * @param user - as {@link IssueTokens} wants it
   * @throws NoActiveAccountException when the account is closed
   */
  async handle(user: User, caller: Caller): Promise<TokenPair> {
    const [session] = await execute<{ id: number }>({ sql: opening(user, caller) }, user.$trx!)
    return new IssueTokens().handle(user, { sessionId: session!.id })
  }
}

/** One statement for all of it: while it runs, others wait who sign in to the same account. */
function opening({ id: userId }: User, caller: Caller) {
  const { address, agent } = keptCaller(caller)
  return sql`
    with surplus as (
      select id from users_session where user_id = ${userId} and ended_at is null
      order by last_used_at desc, id desc offset ${accounts.sessionsPerUser - 1}
    ), ended as (
      update users_session set ended_at = now(), ended_by = 'limit'
      where id in (select id from surplus) returning id
    ), noted as (
      insert into users_securityevent (user_id, type, address, agent, details)
      select ${userId}, 'sessions_ended', ${address}, ${agent},
        jsonb_build_object('sessions', count(*)::text, 'by', 'limit')
      from ended having count(*) > 0
    )
    insert into users_session (user_id, address, agent)
    values (${userId}, ${address}, ${agent}) returning id`
}
