import sql from 'sql-template-tag'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { select } from '#db/statements'
import { STANDS } from '#queries/moderation/stands'
import type { Decided } from '#exceptions/moderation'
import type { EffectKind, Target } from '#rules/moderation'
import { isoTime } from '#support/iso_time'

/** What was decided last on a case, for who decides on an older version. */
export async function lastDecision(
  caseId: number,
  client?: QueryClientContract
): Promise<Decided | null> {
  const statement = {
    name: 'last_decision',
    sql: sql`select d.id, u.username as by, r.key as reason, d.created_at,
        array(select kind from moderation_effect e where e.decision_id = d.id order by id) as effects
      from moderation_decision d join moderation_reason r on r.id = d.reason_id
      left join users_user u on u.id = d.actor_id
      where d.case_id = ${caseId}::bigint order by d.case_version desc limit 1`,
  }
  const [row] = await select<Decided>(statement, client)
  return row ? { ...row, created_at: isoTime(row.created_at) } : null
}

interface Last {
  kind: EffectKind
  decisionId: number
}

/** Which of these effects a target had last, of the decisions that stand. */
export async function lastOf(
  kinds: EffectKind[],
  { kind, id }: Target,
  client: QueryClientContract
): Promise<Last | null> {
  const statement = {
    name: 'last_of_effects',
    sql: sql`select e.kind, e.decision_id as "decisionId" from moderation_effect e
      where e.target_kind = ${kind} and e.target_id = ${id}::bigint and e.kind = any(${kinds}::text[])
        and ${STANDS}
      order by e.id desc limit 1`,
  }
  const [row] = await select<Last>(statement, client)
  return row ?? null
}
