import sql, { join, type Sql } from 'sql-template-tag'
import { conditionsOf } from '#queries/lists/filters'
import { counting } from '#queries/lists/paged_list'
import { caseFilters } from '#queries/moderation/case_filters'
import { casesFor } from '#queries/moderation/case_list'
import { beside } from '#queries/panel/queue/counted_cases'
import type { QueueQuery } from '#queries/panel/queue/next_case'
import { CASE_STATES, type CaseState } from '#rules/moderation'

/**
 * How many cases there are in each state but the one that is asked for, up to the limit, as JSON. Words and choices
 * are asked of each case: in a state that has more of them than are counted nothing is told.
 */
export function otherStates(query: QueueQuery): Sql {
  const { q, ...indexed } = beside(query.filters)
  const asked = conditionsOf(caseFilters, { ...query.filters, ...unset(indexed) })
  const states = CASE_STATES.filter((state) => state !== query.filters.state)
  const inState = (state: CaseState, limit: number) => casesIn(query, { ...indexed, state }, limit)
  if (asked.size) {
    const all = states.map((state) => sql`(${inState(state, counting.limit + 1)})`)
    return countAsked(query, { all, states, asked: [...asked.values()] })
  }
  const counts = states.map((state) => {
    const rows = inState(state, counting.limit)
    return sql`${state}::text, (select count(*)::int from (${rows}) m)`
  })
  return sql`(select json_build_object(${join(counts)}))`
}

const unset = (filters: object) =>
  Object.fromEntries(Object.keys(filters).map((name) => [name, undefined]))

function casesIn({ viewer }: QueueQuery, filters: QueueQuery['filters'], limit: number): Sql {
  const conditions = conditionsOf(caseFilters, filters).values()
  return sql`select c.* from ${casesFor(viewer)} where ${join([...conditions], ' and ')} limit ${limit}::int`
}

interface Asked {
  states: CaseState[]
  /** cases of each state */
  all: Sql[]
  asked: Sql[]
}

/** What is asked is written once, as the plan of a search for words takes long to make. */
const countAsked = ({ viewer }: QueueQuery, { states, all, asked }: Asked) => sql`(
  with others as materialized (${join(all, ' union all ')})
  select json_object_agg(s.state, case when (select count(*) from others o where o.state = s.state) <= ${counting.limit}::int
    then (select count(*)::int from others c cross join (select ${viewer.id}::bigint as id) asking
      where c.state = s.state and ${join(asked, ' and ')}) end)
  from unnest(array[${join(states.map((state) => sql`${state}::text`))}]) s (state))`
