import sql, { join, type Sql } from 'sql-template-tag'
import { caseFilters } from '#queries/moderation/case_filters'
import { caseOrderings, casesFor } from '#queries/moderation/case_list'
import { conditionsOf, type FilterValues } from '#queries/lists/filters'
import { reversed, type Ordering } from '#queries/lists/orderings'
import { select } from '#db/statements'
import { ownAppeal } from '#queries/panel/queue/case_standing'
import { RANK } from '#queries/users/rank'
import { RANKS } from '#rules/roles'
import type { Viewer } from '#rules/viewer'

type Field = (typeof caseOrderings.fields)[number]

export interface QueueQuery {
  filters: FilterValues<typeof caseFilters>
  ordering: Ordering<Field>
  viewer: Viewer
}

/** Which way one goes from a case. */
interface Step {
  /** the case that one comes from; without it one begins at the top */
  from?: number
  backward?: boolean
}

/**
 * The case that follows another one in the queue, for somebody who decides one after the other: nobody else looks at
 * it, and nothing forbids them to decide on it. Behind the last comes the first again.
 */
export async function nextCase(query: QueueQuery, step: Step = {}): Promise<number | null> {
  const { from, backward = false } = step
  if (from === undefined) return first(query, [])
  const walked = backward ? { ...query, ordering: reversed(query.ordering) } : query
  const beyond = await placeOf(walked, from)
  const found = beyond && (await first(walked, [beyond]))
  if (found !== null || backward) return found
  return first(walked, [sql`c.id <> ${from}::bigint`])
}

async function first({ filters, ordering, viewer }: QueueQuery, more: Sql[]) {
  const conditions = [...conditionsOf(caseFilters, filters).values(), ...free(viewer), ...more]
  const [row] = await select<{ id: number }>({
    sql: sql`select c.id from ${casesFor(viewer)} where ${join(conditions, ' and ')}
      order by ${caseOrderings.orderBy(ordering)} limit 1`,
  })
  return row?.id ?? null
}

const subjectRank = sql`coalesce((select ${RANK} from users_user u where u.id = c.subject_id), 0)`

/** What they may decide on, and nobody else looks at. */
const free = ({ id, rank }: Viewer) => [
  sql`c.subject_id is distinct from ${id}::bigint`,
  sql`not exists (select from moderation_claim held
    where held.case_id = c.id and held.user_id <> ${id}::bigint and held.expires_at > now())`,
  ...(rank < RANKS.lead ? [sql`c.state <> 'escalated'`] : []),
  ...(rank < RANKS.admin ? [sql`${subjectRank} <= ${rank}::int`] : []),
  sql`not ${ownAppeal(id)}`,
]

async function placeOf({ ordering }: QueueQuery, id: number): Promise<Sql | null> {
  const [row] = await select<{ values: (string | null)[] }>({
    sql: sql`select ${caseOrderings.values(ordering)} as values from moderation_case c where c.id = ${id}::bigint`,
  })
  if (!row || row.values.includes(null)) return null
  const values = row.values as string[]
  return caseOrderings.beyond(ordering, { ordering: '', direction: 'forward', values, id })
}
