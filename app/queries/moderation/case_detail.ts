import sql, { type Sql } from 'sql-template-tag'
import { NotFoundException } from '#exceptions/http'
import { select } from '#db/statements'
import { decisionsOf } from '#queries/moderation/case_decisions'
import { caseRows, jsonTime } from '#queries/moderation/case_rows'
import { reportsOf } from '#queries/moderation/case_reports'
import type { CaseDetail } from '#shapes/moderation_case'
import { RANKS } from '#rules/roles'
import type { Viewer } from '#rules/viewer'

/** Of each kind of row, the newest. */
export const MOST = 100

type Around = Pick<CaseDetail, 'rule_hits' | 'appeals' | 'notes' | 'author'>

const listOf = (row: Sql, from: Sql) => sql`coalesce((select json_agg(row order by id desc) from (
  select x.id, ${row} as row from ${from} order by x.id desc limit ${MOST}::int) newest), '[]'::json)`

const AUTHOR = sql`(select json_build_object(
    'joined_at', ${jsonTime(sql`u.date_joined`)}, 'is_verified', u.is_verified,
    'products', (select coalesce(sum(n), 0)::int from products_productcount where scope = 'user' and key = u.id),
    'comments', (select count(*)::int from products_comment where user_id = u.id and is_active),
    'decisions', (select count(*)::int from moderation_decision d where d.subject_id = u.id
      and d.undoes_id is null and not exists (select from moderation_decision n where n.undoes_id = d.id)),
    'warnings', (select count(*)::int from moderation_sanction
      where user_id = u.id and kind = 'warning' and ended_at is null),
    'open_cases', (select count(*)::int from moderation_case o
      where o.subject_id = u.id and (o.state = 'open' or o.state = 'escalated')),
    'suspended_until', case when u.suspended_until > now() then ${jsonTime(sql`u.suspended_until`)} end,
    'banned_at', ${jsonTime(sql`u.banned_at`)})
  from users_user u where u.id = c.subject_id)`

const around = (caseId: number) => ({
  name: 'case_around',
  sql: sql`select ${AUTHOR} as author,
    ${listOf(
      sql`json_build_object('rule', (select name from moderation_rule r where r.id = x.rule_id),
        'effect', x.effect, 'matched', x.matched, 'created_at', ${jsonTime(sql`x.created_at`)})`,
      sql`moderation_rulehit x where x.case_id = c.id`
    )} as rule_hits,
    ${listOf(
      sql`json_build_object('id', x.id, 'decision', x.decision_id, 'text', x.text, 'state', x.state,
        'created_at', ${jsonTime(sql`x.created_at`)})`,
      sql`moderation_appeal x where x.case_id = c.id`
    )} as appeals,
    ${listOf(
      sql`json_build_object('id', x.id, 'text', x.text, 'created_at', ${jsonTime(sql`x.created_at`)},
        'by', case when a.id is not null then json_build_object('id', a.id, 'username', a.username) end)`,
      sql`moderation_note x left join users_user a on a.id = x.author_id where x.case_id = c.id`
    )} as notes
    from moderation_case c where c.id = ${caseId}::bigint`,
})

/**
 * A case with all that a decision needs, for moderators; who reported is told to leads only.
 *
 * @throws NotFoundException
 */
export async function caseDetail(id: number, viewer: Viewer): Promise<CaseDetail> {
  const names = viewer.rank >= RANKS.lead
  const [[summary], [rest], reports, decisions] = await Promise.all([
    caseRows([id]),
    select<Around>(around(id)),
    reportsOf(id, { names, most: MOST }),
    decisionsOf(id, MOST),
  ])
  if (!summary || !rest) throw new NotFoundException()
  return { ...summary, ...rest, reports, decisions }
}
