import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import sql from 'sql-template-tag'
import { weightOf, type Cause } from '#queries/moderation/cause_weight'
import { execute } from '#db/statements'
import type { Target } from '#rules/moderation'

export interface Opened {
  id: number
  isNew: boolean
}

interface Input {
  target: Target
  /** the owner of the target; for a user themselves */
  subjectId: number | null
  cause: Cause
}

/**
 * Opens a case about a target, or joins the one that is undecided. One statement, and another one for a case
 * that is new: it knows the one before. Whoever brings the cause writes its row in the same transaction.
 *
 * Two who open at once meet at the unique index; who meets a decision waits for it and opens a new case.
 */
export async function openCase(input: Input, client: TransactionClientContract): Promise<Opened> {
  const [opened] = await execute<Opened>(openOrJoin(input), client)
  if (opened!.isNew) await execute(linkToPrevious(opened!.id, input.target), client)
  return opened!
}

const openOrJoin = ({ target, subjectId, cause }: Input) => ({
  name: `open_case:${cause.kind}`,
  sql: sql`insert into moderation_case as c (target_kind, target_id, subject_id, causes, weight)
    values (${target.kind}, ${target.id}::bigint, ${subjectId}::bigint, array[${cause.kind}]::varchar[], ${weightOf(cause)})
    on conflict (target_kind, target_id) where (state = 'open' or state = 'escalated') do update set
      causes = array(select distinct unnest(c.causes || excluded.causes) order by 1),
      weight = c.weight + excluded.weight
    returning id, xmax = 0 as "isNew"`,
})

const linkToPrevious = (id: number, target: Target) => ({
  name: 'link_case',
  sql: sql`update moderation_case set previous_case_id = (
      select max(id) from moderation_case
      where target_kind = ${target.kind} and target_id = ${target.id}::bigint and id < ${id}::bigint)
    where id = ${id}::bigint`,
})
