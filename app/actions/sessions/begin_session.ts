import sql from 'sql-template-tag'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { keptCaller } from '#actions/security/kept_caller'
import accounts from '#config/accounts'
import { execute } from '#db/statements'
import type { Caller } from '#rules/security_event'

/**
 * Begins a session; of too many the one used longest ago ends.
 *
 * @param userId - of an account that the transaction holds
 * @returns the session's id
 */
export async function beginSession(
  userId: number,
  caller: Caller,
  client: TransactionClientContract
): Promise<number> {
  const [session] = await execute<{ id: number }>({ sql: beginning(userId, caller) }, client)
  return session!.id
}

/** One statement for all of it: while it runs, others wait who sign in to the same account. */
function beginning(userId: number, caller: Caller) {
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
