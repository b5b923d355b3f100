import sql, { type Sql } from 'sql-template-tag'
import { NotFoundException } from '#exceptions/http'
import { bigints } from '#db/sql_lists'
import { select } from '#db/statements'
import type { OwnDecision } from '#shapes/decision'
import { APPEAL_MONTHS } from '#rules/moderation'
import { isoTime } from '#support/iso_time'

/** Decisions (alias `d`) that came to something and were not undone: whom they are about hears of these alone. */
export const TOLD: Sql = sql`d.undoes_id is null
  and not exists (select from moderation_decision undoing where undoing.undoes_id = d.id)
  and exists (select from moderation_effect e where e.decision_id = d.id and e.kind not in ('dismiss', 'escalate'))`

/** Those that were done against somebody, which nothing has taken back. */
const STANDS: Sql = sql`d.corrects_id is null
  and not exists (select from moderation_decision later where later.corrects_id = d.id
    and not exists (select from moderation_decision undoing where undoing.undoes_id = later.id))
  and exists (select from moderation_effect e where e.decision_id = d.id
    and e.kind not in ('dismiss', 'escalate', 'approve', 'restore', 'lift'))`

const UNTIL: Sql = sql`d.created_at + ${APPEAL_MONTHS}::int * interval '1 month'`

/** Those that can be objected to now. */
export const APPEALABLE: Sql = sql`${TOLD} and ${STANDS} and ${UNTIL} > now()
  and not exists (select from moderation_appeal a where a.decision_id = d.id)`

/** Decisions in the order of their ids; the ids are those of decisions about one person. */
export async function ownDecisions(ids: number[]): Promise<OwnDecision[]> {
  const rows = await select<OwnDecision>({
    name: 'own_decisions',
    sql: sql`select d.id, json_build_object('kind', c.target_kind, 'id', c.target_id) as target,
        to_json(array(select distinct e.kind from moderation_effect e where e.decision_id = d.id order by 1)) as effects,
        json_build_object('key', r.key, 'label', r.label, 'text', r.text) as reason,
        d.text, d.corrects_id as corrects, d.created_at,
        case when ${STANDS} then ${UNTIL} end as appeal_until,
        case when a.id is not null then json_build_object('text', a.text, 'state', a.state,
          'created_at', a.created_at::text, 'decided_at', a.decided_at::text) end as appeal
      from unnest(${bigints(ids)}) with ordinality wanted (id, place)
      join moderation_decision d on d.id = wanted.id
      join moderation_case c on c.id = d.case_id
      join moderation_reason r on r.id = d.reason_id
      left join moderation_appeal a on a.decision_id = d.id
      order by wanted.place`,
  })
  return rows.map(withTimes)
}

const withTimes = ({ appeal, ...row }: OwnDecision): OwnDecision => ({
  ...row,
  created_at: isoTime(row.created_at),
  appeal_until: row.appeal_until && isoTime(row.appeal_until),
  appeal: appeal && {
    ...appeal,
    created_at: isoTime(appeal.created_at),
    decided_at: appeal.decided_at && isoTime(appeal.decided_at),
  },
})

/** @throws NotFoundException for what is no decision about that person */
export async function ownDecision(id: number, userId: number): Promise<OwnDecision> {
  const [found] = await select<{ id: number }>({
    name: 'own_decision',
    sql: sql`select d.id from moderation_decision d
      where d.id = ${id}::bigint and d.subject_id = ${userId}::bigint and ${TOLD}`,
  })
  if (!found) throw new NotFoundException()
  const [decision] = await ownDecisions([id])
  return decision!
}
