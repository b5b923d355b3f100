import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import sql from 'sql-template-tag'
import { select } from '#db/statements'
import type { ToldBans } from '#rules/told'

/** Of somebody's last decisions; whoever decides more often within an hour has long been told of. */
const LOOKED_AT = 500

/** @returns null for somebody who is gone, or banned nobody */
export async function toldBans(
  actorId: number,
  client?: QueryClientContract
): Promise<ToldBans | null> {
  const statement = sql`
    select u.username as by, count(*)::int as count
    from users_user u
    join (select id, actor_id, created_at from moderation_decision where actor_id = ${actorId}::bigint
      order by id desc limit ${LOOKED_AT}::int) d on d.actor_id = u.id
    join moderation_effect e on e.decision_id = d.id and e.kind = 'ban'
    where d.created_at > now() - interval '1 hour' group by u.id`
  const [told] = await select<ToldBans>({ name: 'told_bans', sql: statement }, client)
  return told ?? null
}
