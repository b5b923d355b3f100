import sql from 'sql-template-tag'
import { select } from '#db/statements'
import type { EffectKind, TargetKind } from '#rules/moderation'

export interface AuthorDecision {
  case_id: number
  kind: TargetKind
  effects: EffectKind[]
  reason: string
  by: string | null
  created_at: string
}

const SHOWN = 5

/** What was decided last about somebody and their things, but for what was taken back. */
export const decisionsAbout = (subjectId: number): Promise<AuthorDecision[]> =>
  select({
    name: 'desk_author_decisions',
    sql: sql`select d.case_id, c.target_kind as kind, w.label as reason, u.username as by, d.created_at,
        to_json(array(select e.kind from moderation_effect e where e.decision_id = d.id order by e.id)) as effects
      from moderation_decision d join moderation_case c on c.id = d.case_id
      join moderation_reason w on w.id = d.reason_id left join users_user u on u.id = d.actor_id
      where d.subject_id = ${subjectId}::bigint and d.undoes_id is null
        and not exists (select from moderation_decision n where n.undoes_id = d.id)
      order by d.id desc limit ${SHOWN}::int`,
  })
