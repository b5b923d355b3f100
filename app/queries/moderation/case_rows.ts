import sql, { type Sql } from 'sql-template-tag'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { bigints } from '#db/sql_lists'
import { select } from '#db/statements'
import { LAST_DONE_TO_COMMENT } from '#queries/moderation/stands'
import type { Case } from '#shapes/moderation_case'
import { isoTime } from '#support/iso_time'

/** The text of a target in lists. */
const SHOWN_LENGTH = 1000

const person = sql`case when u.id is not null then json_build_object('id', u.id, 'username', u.username) end`

/** JSON writes a timestamptz in the zone of the session: this is as the API has it. */
export const jsonTime = (column: ReturnType<typeof sql>) =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

/** What a case of alias `c` is about, as it is now; null when that is gone. */
export const CONTENT = sql`case c.target_kind
  when 'product' then (select json_build_object('title', p.name, 'text', left(p.description, ${SHOWN_LENGTH}::int),
      'state', case when p.is_active then p.moderation_state else 'deleted' end,
      'created_at', ${jsonTime(sql`p.created_at`)})
    from products_product p where p.id = c.target_id)
  when 'comment' then (select json_build_object('title', p.name, 'text', left(o.content, ${SHOWN_LENGTH}::int),
      'state', case when not o.is_active then 'deleted' when o.is_approved then 'visible'
        else case ${LAST_DONE_TO_COMMENT} when 'remove' then 'removed' when 'hide' then 'hidden' else 'held' end end,
      'created_at', ${jsonTime(sql`o.created_at`)})
    from products_comment o join products_product p on p.id = o.product_id where o.id = c.target_id)
  else (select json_build_object('title', t.username, 'text', left(coalesce(f.bio, ''), ${SHOWN_LENGTH}::int),
      'state', case when t.banned_at is not null then 'banned' when t.suspended_until > now() then 'suspended'
        when not t.is_active then 'deleted' else 'visible' end,
      'created_at', ${jsonTime(sql`t.date_joined`)})
    from users_user t left join users_userprofile f on f.user_id = t.id where t.id = c.target_id)
  end`

const REASONS = sql`coalesce((select json_agg(json_build_object('key', w.key, 'label', w.label, 'count', n) order by n desc, w.key)
  from (select r.reason_id, count(*) as n from moderation_report r where r.case_id = c.id group by 1) counted
  join moderation_reason w on w.id = counted.reason_id), '[]'::json)`

const CLAIM = sql`(select json_build_object('user', ${person}, 'until', ${jsonTime(sql`k.expires_at`)})
  from moderation_claim k join users_user u on u.id = k.user_id where k.case_id = c.id and k.expires_at > now())`

type Row = Omit<Case, 'target'> & { target_kind: Case['target']['kind']; target_id: number }

/** Cases as moderators see them, in the order of their ids: one statement. */
export const caseRows = (ids: number[], client?: QueryClientContract): Promise<Case[]> =>
  caseRowsWith<object>({ name: 'case_rows', ids, more: sql`` }, client)

interface Wanted {
  /** of the prepared statement */
  name: string
  ids: number[]
  /** columns of the case `c` and its subject `u`, each behind a comma */
  more: Sql
}

/** The same with columns that a page needs beside them. */
export async function caseRowsWith<More>(
  { name, ids, more }: Wanted,
  client?: QueryClientContract
): Promise<(Case & More)[]> {
  const statement = {
    name,
    sql: sql`select c.id, c.target_kind, c.target_id, c.state, c.version, c.causes, c.opened_at, c.decided_at,
        c.weight + extract(epoch from coalesce(c.decided_at, now()) - c.opened_at)::float8 / 86400 as score,
        c.previous_case_id as previous_case, ${person} as subject, ${CONTENT} as content,
        (select count(*)::int from moderation_report r where r.case_id = c.id) as reports_count,
        ${REASONS} as reasons, ${CLAIM} as claim${more}
      from unnest(${bigints(ids)}) with ordinality wanted (id, place)
      join moderation_case c on c.id = wanted.id
      left join users_user u on u.id = c.subject_id
      order by wanted.place`,
  }
  const rows = await select<Row & More>(statement, client)
  return rows.map(({ target_kind: kind, target_id: id, ...row }) => {
    const { score, opened_at: opened, decided_at: decided } = row
    const times = { opened_at: isoTime(opened), decided_at: decided && isoTime(decided) }
    const told = { ...row, ...times, target: { kind, id }, score: Math.round(score * 100) / 100 }
    return told as Case & More
  })
}
