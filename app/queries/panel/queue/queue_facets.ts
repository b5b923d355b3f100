import sql, { empty, join, type Sql } from 'sql-template-tag'
import { alikeColumns, choices, isHeldBy } from '#queries/panel/queue/queue_choices'
import type { QueueQuery } from '#queries/panel/queue/next_case'

/** Filters with choices, each with those of the list that it sets. The state is counted apart. */
export const FACETS = {
  cause: ['cause'],
  reason: ['reason'],
  claimed: ['claimed'],
  waiting: ['opened_before', 'opened_after'],
  reports: ['min_reports'],
  content: ['content'],
  account: ['joined_after'],
} as const
export type Facet = keyof typeof FACETS
type Filter = (typeof FACETS)[Facet][number]

const FACET_NAMES = Object.keys(FACETS) as Facet[]

export const FACET_FILTERS = Object.values(FACETS).flat() as Filter[]

/** Whether a case that was looked at, alias `f`, meets a filter. */
const MEETS: Record<Filter, (value: string, viewerId: number) => Sql> = {
  cause: (cause) => sql`f.causes @> array[${cause}]::varchar[]`,
  reason: () => sql`f.is_reported_so`,
  claimed: (who, viewerId) => isHeldBy(who, sql`f.holder`, viewerId),
  opened_before: (end) => sql`f.opened_at < ${end}::timestamptz`,
  opened_after: (begin) => sql`f.opened_at >= ${begin}::timestamptz`,
  min_reports: (least) => sql`f.reports >= ${least}::numeric`,
  content: (state) => sql`f.content = ${state}`,
  joined_after: (begin) => sql`f.joined >= ${begin}::timestamptz`,
}

/** What is chosen of a facet. */
const conditionsOf = ({ filters, viewer }: QueueQuery, facet: Facet): Sql[] =>
  FACETS[facet].flatMap((name) => {
    const value = filters[name]
    return value === undefined ? [] : [MEETS[name](value, viewer.id)]
  })

/** Whether what is chosen of each facet is met, as columns of the cases that are alike. */
const metColumn = (place: number) => sql`g.met[${place + 1}::int]`

/** How many of the cases `f` each choice finds beside what else is chosen, as one JSON. */
export function choiceCounts(query: QueueQuery): Sql {
  const chosen = FACET_NAMES.filter((name) => conditionsOf(query, name).length)
  const met = chosen.map((name) => join(conditionsOf(query, name), ' and '))
  const beside = (without?: Facet) =>
    join(
      [sql`true`, ...chosen.flatMap((name, at) => (name === without ? [] : metColumn(at)))],
      ' and '
    )
  const counted = Object.entries(choices(query.viewer.id)).map(([name, all]) => {
    const counts = Object.entries(all).map(
      ([word, found]) => sql`${word}::text, ${sumWhere(sql`${found} and ${beside(name as Facet)}`)}`
    )
    return sql`${name}::text, json_build_object(${join(counts)})`
  })
  const alike = sql`select ${alikeColumns()}, array[${join([...met, sql`true`])}] as met, count(*) as n from f group by 1, 2, 3, 4, 5, 6, 7`
  return sql`(select json_build_object(${join(counted)}, 'reason', ${reasonCounts(query)},
    'found', ${sumWhere(beside())}) from (${alike}) g)`
}

const sumWhere = (condition: Sql) => sql`coalesce(sum(g.n) filter (where ${condition}), 0)::int`

function reasonCounts(query: QueueQuery): Sql {
  const others = FACET_NAMES.filter((name) => name !== 'reason').flatMap((name) =>
    conditionsOf(query, name)
  )
  const among = others.length
    ? sql`where case_id in (select f.id from f where ${join(others, ' and ')})`
    : empty
  return sql`(select coalesce(json_object_agg(w.key, n), '{}') from (
      select reason_id, count(*) as n from reported ${among} group by reason_id) counted
    join moderation_reason w on w.id = counted.reason_id)`
}
