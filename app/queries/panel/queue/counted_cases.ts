import sql, { join, type Sql } from 'sql-template-tag'
import { conditionsOf } from '#queries/lists/filters'
import { counting } from '#queries/lists/paged_list'
import { caseFilters } from '#queries/moderation/case_filters'
import { casesFor } from '#queries/moderation/case_list'
import { JOINED_CONTENT, JOINED_STATE } from '#queries/moderation/dear_case_filters'
import type { QueueQuery } from '#queries/panel/queue/next_case'
import { FACET_FILTERS } from '#queries/panel/queue/queue_facets'

const COLUMNS = sql`c.id, c.target_kind, c.target_id, c.subject_id, c.causes, c.opened_at`

type Filters = QueueQuery['filters']

/** The filters without those that offer choices. */
export const beside = (filters: Filters): Filters =>
  Object.fromEntries(
    Object.entries(filters).filter(([name]) => !FACET_FILTERS.includes(name as 'cause'))
  ) as Filters

export const hasChosen = ({ filters }: QueueQuery) =>
  FACET_FILTERS.some((name) => filters[name] !== undefined)

/** One more than are counted tells that there are more. */
function matching({ viewer }: QueueQuery, filters: Filters, more = sql`true`): Sql {
  const conditions = conditionsOf(caseFilters, filters).values()
  return sql`select ${COLUMNS} from ${casesFor(viewer)}
    where ${join([more, ...conditions], ' and ')} limit ${counting.limit + 1}::int`
}

/**
 * The cases that facets are counted of, `f`, with all that facets look at, each computed once. They are those that
 * the other filters find; where there are more than are counted, those that all filters find, unless they are as many.
 */
export function countedCases(query: QueueQuery): Sql {
  const narrow = hasChosen(query)
    ? matching(query, query.filters, sql`not (select is_whole from size)`)
    : sql`select * from wide where not (select is_whole from size)`
  return sql`wide as materialized (${matching(query, beside(query.filters))}),
    size as materialized (select count(*) <= ${counting.limit}::int as is_whole from wide),
    narrow as materialized (${narrow}),
    few as materialized (select count(*) <= ${counting.limit}::int as is_few, count(*)::int as n from narrow),
    seen as not materialized (select * from wide where (select is_whole from size)
      union all select * from narrow where (select is_few from few)),
    reported as materialized (select m.case_id, m.reason_id, count(*) as n
      from seen s join moderation_report m on m.case_id = s.id group by 1, 2),
    f as materialized (${looked(query)})`
}

const looked = ({ filters }: QueueQuery) => sql`
  select c.id, c.causes, c.opened_at, ${JOINED_STATE} as content, a.date_joined as joined, k.user_id as holder,
    coalesce(r.reports, 0) as reports, ${reportedFor(filters.reason)} as is_reported_so
  from seen c ${JOINED_CONTENT} left join users_user a on a.id = c.subject_id
  left join moderation_claim k on k.case_id = c.id and k.expires_at > now()
  left join (select case_id, sum(n)::int as reports from reported group by case_id) r on r.case_id = c.id`

/** Whether somebody reported the case for the reason that is chosen. */
const reportedFor = (reason: string | undefined) =>
  reason === undefined
    ? sql`true`
    : sql`c.id in (select case_id from reported
        where reason_id = (select w.id from moderation_reason w where w.key = ${reason}))`
