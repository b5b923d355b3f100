import sql, { join, type Sql } from 'sql-template-tag'
import { KeptCounts } from '#db/kept_counts'
import { select } from '#db/statements'
import { CASE_TABLES, caseFilters } from '#queries/moderation/case_filters'
import { casesFor } from '#queries/moderation/case_list'
import { DEAR } from '#queries/moderation/dear_case_filters'
import { conditionsOf } from '#queries/lists/filters'
import { counting } from '#queries/lists/paged_list'
import { CAUSES } from '#rules/moderation'
import { ACTIVE_REASONS, type KnownReason } from '#queries/moderation/reasons'
import type { SavedView } from '#queries/panel/saved_views'
import type { QueueQuery } from '#queries/panel/queue/next_case'

export type Counts = Record<string, number>

/** How much waits behind each tab and each filter of the queue, up to the limit of counting. */
export interface QueueFrame {
  tabs: Counts
  oldest: string | null
  cause: Counts
  claimed: Counts
  reason: Counts
  /** that somebody may give */
  reasons: KnownReason[]
  /** how many the filters find */
  found: number
  /** of the viewer */
  views: SavedView[]
}

const FACETS = ['cause', 'claimed', 'reason'] as const
type Facet = (typeof FACETS)[number]

/** Counts of one facet: every filter holds but its own. */
const FACET_COUNTS: Record<Facet, (found: Sql) => Sql> = {
  cause: (found) =>
    sql`select json_build_object(${join(
      CAUSES.map(
        (cause) => sql`${cause}::text, count(*) filter (where causes @> array[${cause}]::varchar[])`
      )
    )}) from (select c.causes ${found}) f`,
  claimed: (
    found
  ) => sql`select json_build_object('nobody', count(*) filter (where k.user_id is null),
      'me', count(*) filter (where k.user_id = f.viewer), 'others', count(*) filter (where k.user_id <> f.viewer))
    from (select c.id, asking.id as viewer ${found}) f
    left join moderation_claim k on k.case_id = f.id and k.expires_at > now()`,
  reason: (found) => sql`select json_object_agg(w.key, n) from (
      select reason_id, count(*)::int as n from (
        select distinct r.case_id, r.reason_id from (select c.id ${found}) f
        join moderation_report r on r.case_id = f.id) once group by reason_id) counted
    join moderation_reason w on w.id = counted.reason_id`,
}

const facet = (query: QueueQuery, name: Facet) =>
  sql`(${FACET_COUNTS[name](sql`${matching(query, name)} limit ${counting.limit}::int`)})`

/** Of the cases that all filters find but the facets, those that the facets find, without one of them. */
function matching({ filters, viewer }: QueueQuery, without = ''): Sql {
  const facets = Object.fromEntries(FACETS.map((name) => [name, filters[name]]))
  const conditions = conditionsOf(caseFilters, { ...facets, [without]: undefined }).values()
  return sql`from found c cross join (select ${viewer.id}::bigint as id) asking
    where ${join([sql`true`, ...conditions], ' and ')}`
}

/** Dear filters are asked once a case, for as many cases as are counted; others find cases by an index each time. */
function foundCases({ filters, viewer }: QueueQuery): Sql {
  const others = { ...filters, cause: undefined, claimed: undefined, reason: undefined }
  const conditions = conditionsOf(caseFilters, others).values()
  const cases = sql`select c.id, c.causes from ${casesFor(viewer)}
    where ${join([sql`true`, ...conditions], ' and ')}`
  return DEAR.some((name) => filters[name] !== undefined)
    ? sql`materialized (${cases} limit ${counting.limit})`
    : sql`not materialized (${cases})`
}

const tabs = ({ viewer }: QueueQuery) => sql`(select json_build_object(
    'all', count(*), 'comment', count(*) filter (where target_kind = 'comment'),
    'product', count(*) filter (where target_kind = 'product'),
    'user', count(*) filter (where target_kind = 'user'),
    'appeal', count(*) filter (where causes @> '{appeal}'),
    'mine', (select count(*) from moderation_claim where user_id = ${viewer.id}::bigint and expires_at > now()),
    'escalated', (select count(*) from (
      select from moderation_case where state = 'escalated' limit ${counting.limit}) raised))
  from (select target_kind, causes from moderation_case c where state = 'open' limit ${counting.limit}) waiting)`

const views = ({ viewer }: QueueQuery) => sql`(select coalesce(json_agg(
    json_build_object('id', id, 'name', name, 'query', query) order by lower(name), id), '[]')
  from panel_views where user_id = ${viewer.id}::bigint and list = 'queue')`

const kept = new KeptCounts<QueueFrame>({
  dependsOn: [...CASE_TABLES, 'moderation_reason', 'panel_views'],
  isFull: ({ found }) => found >= counting.limit,
})

/** In one statement, kept for a second. */
export const queueFrame = (query: QueueQuery): Promise<QueueFrame> =>
  kept.get(JSON.stringify([query.filters, query.viewer.id]), () => count(query))

async function count(query: QueueQuery): Promise<QueueFrame> {
  const [row] = await select<QueueFrame>({
    sql: sql`with found as ${foundCases(query)} select ${tabs(query)} as tabs,
      (select min(opened_at) from moderation_case where state = 'open') as oldest,
      ${facet(query, 'cause')} as cause, ${facet(query, 'claimed')} as claimed,
      coalesce(${facet(query, 'reason')}, '{}') as reason,
      (select count(*)::int from (select ${matching(query)} limit ${counting.limit}) f) as found,
      (select coalesce(json_agg(known), '[]') from (${ACTIVE_REASONS}) known) as reasons,
      ${views(query)} as views`,
  })
  return row!
}
