import sql, { join, type Sql } from 'sql-template-tag'
import { KeptCounts } from '#db/kept_counts'
import { select } from '#db/statements'
import { caseFilters, casesFor } from '#queries/moderation/case_list'
import { conditionsOf } from '#queries/lists/filters'
import { counting } from '#queries/lists/paged_list'
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

const CLAIM = sql`left join moderation_claim k on k.case_id = c.id and k.expires_at > now()`
const WHO = sql`case when k.user_id is null then 'nobody' when k.user_id = asking.id then 'me' else 'others' end`

interface Facet {
  name: 'cause' | 'claimed' | 'reason'
  value: Sql
  /** tables that the value needs */
  more?: Sql
}

/** Counts of one facet: every filter holds but its own. */
const facet = (
  query: QueueQuery,
  { name, value, more }: Facet
) => sql`(select json_object_agg(value, n) from (
  select value, count(distinct id)::int as n from (
    select c.id, ${value} as value ${matching(query, name, more)} limit ${counting.limit}) found
  where value is not null group by value) counted)`

function matching({ filters, viewer }: QueueQuery, without = '', more = sql``): Sql {
  const conditions = conditionsOf(caseFilters, { ...filters, [without]: undefined }).values()
  return sql`from ${casesFor(viewer)} ${more} where ${join([sql`true`, ...conditions], ' and ')}`
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

const REASONS = sql`join moderation_report r on r.case_id = c.id join moderation_reason w on w.id = r.reason_id`

const views = ({ viewer }: QueueQuery) => sql`(select coalesce(json_agg(
    json_build_object('id', id, 'name', name, 'query', query) order by lower(name), id), '[]')
  from panel_views where user_id = ${viewer.id}::bigint and list = 'queue')`

const kept = new KeptCounts<QueueFrame>({
  dependsOn: [
    ...['moderation_case', 'moderation_claim', 'moderation_report', 'moderation_reason'],
    'panel_views',
  ],
  isFull: ({ found }) => found >= counting.limit,
})

/** In one statement, kept for a second. */
export const queueFrame = (query: QueueQuery): Promise<QueueFrame> =>
  kept.get(JSON.stringify([query.filters, query.viewer.id]), () => count(query))

async function count(query: QueueQuery): Promise<QueueFrame> {
  const [row] = await select<QueueFrame>({
    sql: sql`select ${tabs(query)} as tabs,
      (select min(opened_at) from moderation_case where state = 'open') as oldest,
      ${facet(query, { name: 'cause', value: sql`unnest(c.causes)` })} as cause,
      ${facet(query, { name: 'claimed', value: WHO, more: CLAIM })} as claimed,
      ${facet(query, { name: 'reason', value: sql`w.key`, more: REASONS })} as reason,
      (select count(*)::int from (select ${matching(query)} limit ${counting.limit}) f) as found,
      (select coalesce(json_agg(known), '[]') from (${ACTIVE_REASONS}) known) as reasons,
      ${views(query)} as views`,
  })
  const { cause, claimed, reason, ...rest } = row!
  return { ...rest, cause: cause ?? {}, claimed: claimed ?? {}, reason: reason ?? {} }
}
