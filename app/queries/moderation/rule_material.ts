import sql, { type Sql } from 'sql-template-tag'
import { LEADS, MODERATES } from '#queries/users/rank'
import { bigints } from '#db/sql_lists'
import { select } from '#db/statements'
import type { Registration } from '#rules/screening/material'
import type { RuleTarget } from '#rules/screening/rule'

/** Something that was made, and by whom; times are milliseconds since 1970. */
export interface Made {
  id: number
  authorId: number
  joinedAt: number
  madeAt: number
}

const epoch = (time: Sql) => sql`(extract(epoch from ${time}) * 1000)::float8`

/** Two halves, as each has an index by time. */
const bothHalves = (table: Sql) => sql`(
  select id, user_id, created_at from ${table} where is_listed union all
  select id, user_id, created_at from ${table} where not is_listed)`

const MADE: Record<RuleTarget, Sql> = {
  product: bothHalves(sql`products_product`),
  comment: bothHalves(sql`products_comment`),
  user: sql`(select id, id as user_id, date_joined as created_at from users_user)`,
}

/** The last things of a kind, the newest first; nothing of who moderates: they are not screened. */
export const madeLately = (
  target: RuleTarget,
  { days, most }: { days: number; most: number }
): Promise<Made[]> =>
  select({
    sql: sql`select m.id, m.user_id as "authorId", ${epoch(sql`u.date_joined`)} as "joinedAt",
        ${epoch(sql`m.created_at`)} as "madeAt"
      from ${MADE[target]} m join users_user u on u.id = m.user_id
      where m.created_at > now() - ${days}::int * interval '1 day'
        and not (u.is_staff or u.is_superuser or ${MODERATES} or ${LEADS})
      order by m.created_at desc, m.id desc limit ${most}::int`,
  })

/** When some authors made things of a kind before a time: the last `most` of each, the newest first. */
export async function madeBefore(
  target: RuleTarget,
  authorIds: number[],
  { time, most }: { time: number; most: number }
): Promise<[number, number[]][]> {
  if (target === 'user') return []
  const table = target === 'product' ? sql`products_product` : sql`products_comment`
  const rows = await select<{ id: number; times: number[] }>({
    sql: sql`select a.id, to_json(array(select ${epoch(sql`m.created_at`)} from ${table} m
        where m.user_id = a.id and m.created_at < to_timestamp(${time}::float8 / 1000)
        order by m.created_at desc limit ${most}::int)) as times
      from unnest(${bigints(authorIds)}) as a (id)`,
  })
  return rows.map(({ id, times }) => [id, times])
}

const TEXTS: Record<RuleTarget, Sql> = {
  product: sql`select m.id, jsonb_build_object('name', m.name, 'description', m.description) ||
      coalesce((select jsonb_object_agg('tags.' || place, name) from (
        select t.name, row_number() over (order by t.name) - 1 as place
        from products_producttagrelation r join products_producttag t on t.id = r.tag_id
        where r.product_id = m.id and r.is_active) tags), '{}') as texts
    from products_product m`,
  comment: sql`select m.id, jsonb_build_object('content', m.content) as texts from products_comment m`,
  user: sql`select m.id, jsonb_build_object('username', m.username, 'first_name', m.first_name,
      'last_name', m.last_name, 'profile.bio', coalesce(f.bio, ''), 'profile.location', coalesce(f.location, ''),
      'profile.website', coalesce(f.website, '')) as texts,
      json_build_object('email', m.email, 'address', (select e.address from users_securityevent e
        where e.user_id = m.id and e.type = 'registered' order by e.id limit 1)) as registration
    from users_user m left join users_userprofile f on f.user_id = m.id`,
}

/** What it says by field, and of an account how it was opened. */
export interface Said {
  id: number
  texts: Record<string, string>
  registration?: Registration
}

/** What some things say now. */
export const saidBy = (target: RuleTarget, ids: number[]): Promise<Said[]> =>
  select({ sql: sql`${TEXTS[target]} where m.id = any(${bigints(ids)})` })
