import sql, { type Sql } from 'sql-template-tag'
import { NotFoundException } from '#exceptions/http'
import { select } from '#db/statements'
import type { CaseDecision } from '#shapes/moderation_case'
import { isoTime } from '#support/iso_time'

/** Files of a picture that was taken away are kept to bring it back, and nobody's to read. */
const withoutFiles = (column: Sql) => sql`${column} - 'files'`

const EFFECTS = sql`coalesce((select json_agg(json_build_object('kind', e.kind,
    'target', json_build_object('kind', e.target_kind, 'id', e.target_id),
    'before', ${withoutFiles(sql`e.before`)}, 'after', ${withoutFiles(sql`e.after`)}) order by e.id)
  from moderation_effect e where e.decision_id = d.id), '[]'::json)`

async function decisions(name: string, rest: Sql): Promise<CaseDecision[]> {
  const rows = await select<CaseDecision>({
    name,
    sql: sql`select d.id, d.case_id as "case", d.case_version as version, w.key as reason, d.text, d.note,
        d.undoes_id as undoes, d.corrects_id as corrects, d.created_at, ${EFFECTS} as effects,
        case when u.id is not null then json_build_object('id', u.id, 'username', u.username) end as by
      from moderation_decision d join moderation_reason w on w.id = d.reason_id
      left join users_user u on u.id = d.actor_id ${rest}`,
  })
  return rows.map((row) => ({ ...row, created_at: isoTime(row.created_at) }))
}

/** The newest decisions on a case. */
export const decisionsOf = (caseId: number, most: number) =>
  decisions(
    'case_decisions',
    sql`where d.case_id = ${caseId}::bigint order by d.id desc limit ${most}::int`
  )

/** @throws NotFoundException */
export async function decisionById(id: number): Promise<CaseDecision> {
  const [decision] = await decisions('case_decision', sql`where d.id = ${id}::bigint`)
  if (!decision) throw new NotFoundException()
  return decision
}
