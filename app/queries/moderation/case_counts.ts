import sql, { type Sql } from 'sql-template-tag'
import { select } from '#db/statements'
import { counting } from '#queries/lists/paged_list'
import type { CaseCounts, CaseStates } from '#shapes/moderation_queue'
import { isoTime } from '#support/iso_time'

/** Up to the limit, read from an index alone. */
const upToLimit = (condition: Sql) => sql`(select count(*)::int from (
  select from moderation_case c where ${condition} limit ${counting.limit}) counted)`

/** How many cases there are in each state. */
export async function caseStates(): Promise<CaseStates> {
  const [counts] = await select<CaseStates>({
    name: 'case_states',
    sql: sql`select ${upToLimit(sql`state = 'open'`)} as open, ${upToLimit(sql`state = 'escalated'`)} as escalated,
      ${upToLimit(sql`state = 'decided'`)} as decided, ${upToLimit(sql`state = 'withdrawn'`)} as withdrawn`,
  })
  return counts!
}

/** What waits, for a badge. */
export async function caseCounts(viewerId: number): Promise<CaseCounts> {
  const [counts] = await select<CaseCounts>({
    name: 'case_counts',
    sql: sql`select ${upToLimit(sql`state = 'open'`)} as open, ${upToLimit(sql`state = 'escalated'`)} as escalated,
      ${upToLimit(sql`(state = 'open' or state = 'escalated') and causes @> '{appeal}'`)} as appeals,
      (select count(*)::int from moderation_claim
        where user_id = ${viewerId}::bigint and expires_at > now()) as claimed_by_me,
      (select min(opened_at) from moderation_case where state = 'open') as oldest_opened_at`,
  })
  const { oldest_opened_at: oldest, ...rest } = counts!
  return { ...rest, oldest_opened_at: oldest && isoTime(oldest) }
}
