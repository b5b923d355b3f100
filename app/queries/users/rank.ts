import sql, { type Sql } from 'sql-template-tag'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import Group from '#models/group'
import { select } from '#db/statements'
import { RANKS, type Rank } from '#rules/roles'

const isIn = (group: string) => sql`exists (
  select from users_user_groups ug join auth_group g on g.id = ug.group_id
  where ug.user_id = u.id and g.name = ${group})`

/** Of alias `u`. */
export const MODERATES = isIn(Group.MODERATORS)
export const LEADS = isIn(Group.LEADS)

/** Of alias `u`: see #rules/roles. */
export const RANK: Sql = sql`case when u.is_superuser then 3 when u.is_staff then 2 else coalesce((
  select max(case g.name when ${Group.LEADS} then 2 else 1 end)
  from users_user_groups ug join auth_group g on g.id = ug.group_id
  where ug.user_id = u.id and g.name in (${Group.LEADS}, ${Group.MODERATORS})), 0) end`

/** Of somebody who is gone: that of nobody in particular. */
export async function rankOf(id: number, client?: QueryClientContract): Promise<Rank> {
  const statement = sql`select ${RANK} as rank from users_user u where u.id = ${id}::bigint`
  const [row] = await select<{ rank: Rank }>({ name: 'rank', sql: statement }, client)
  return row?.rank ?? RANKS.none
}
