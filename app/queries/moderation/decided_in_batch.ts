import sql from 'sql-template-tag'
import { select } from '#db/statements'
import type { Target, TargetKind } from '#rules/moderation'

/** What decisions of a batch that stand are about. @param key - of the batch, as its decisions have it */
export const decidedInBatch = (key: string): Promise<Target[]> =>
  select({
    sql: sql`select c.target_kind as kind, c.target_id as id
      from moderation_decision d join moderation_case c on c.id = d.case_id
      where d.batch_id = ${key}::uuid and d.undoes_id is null`,
  })

/** Decisions that somebody made together, the last one first. @param key - of their batch */
export const decisionsTogether = (
  key: string,
  actorId: number | null
): Promise<{ id: number; kind: TargetKind }[]> =>
  select({
    sql: sql`select d.id, c.target_kind as kind
      from moderation_decision d join moderation_case c on c.id = d.case_id
      where d.batch_id = ${key}::uuid and d.actor_id = ${actorId}::bigint and d.undoes_id is null
      order by d.id desc`,
  })
