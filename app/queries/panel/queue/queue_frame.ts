import sql, { type Sql } from 'sql-template-tag'
import { KeptCounts } from '#db/kept_counts'
import { select } from '#db/statements'
import { CASE_TABLES } from '#queries/moderation/case_filters'
import { counting } from '#queries/lists/paged_list'
import { ACTIVE_REASONS, type KnownReason } from '#queries/moderation/reasons'
import type { SavedView } from '#queries/panel/saved_views'
import { countedCases } from '#queries/panel/queue/counted_cases'
import type { QueueQuery } from '#queries/panel/queue/next_case'
import { choiceCounts, FACETS, type Facet } from '#queries/panel/queue/queue_facets'
import { otherStates } from '#queries/panel/queue/state_counts'

export type Counts = Record<string, number | null>

/** How much waits behind each tab and each filter of the queue. */
export interface QueueFrame {
  /** up to the limit of counting */
  tabs: Record<string, number>
  oldest: string | null
  /** what each choice would find; nothing of filters for which more would have to be looked at than is counted */
  facets: { [Name in Facet | 'state']?: Counts }
  /** that somebody may give */
  reasons: KnownReason[]
  /** how many the filters find, up to the limit */
  found: number
  /** of the viewer */
  views: SavedView[]
}

/** As the database counts. */
interface Counted extends Omit<QueueFrame, 'facets' | 'found'> {
  counts: Record<Facet, Counts> & { found: number }
  states: Counts
  /** whether there are few enough cases beside the facets */
  isWhole: boolean
  /** how many all filters find, where there are not */
  narrowed: number
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
  const [row] = await select<Counted>({ sql: statement(query) })
  const { counts, states, isWhole, narrowed, ...rest } = row!
  const found = isWhole ? counts.found : Math.min(narrowed, counting.limit)
  const { state = 'open' } = query.filters
  const told = { ...toldOf(query, row!), state: { ...states, [state]: found } }
  return { ...rest, found, facets: told }
}

const statement = (query: QueueQuery): Sql => sql`with ${countedCases(query)}
  select ${tabs(query)} as tabs, ${choiceCounts(query)} as counts, ${otherStates(query)} as states,
    (select is_whole from size) as "isWhole", (select n from few) as narrowed,
    (select min(opened_at) from moderation_case where state = 'open') as oldest,
    (select coalesce(json_agg(known), '[]') from (${ACTIVE_REASONS}) known) as reasons,
    ${views(query)} as views`

/** Of cases that all filters find, what is chosen says nothing of its own facet. */
function toldOf({ filters }: QueueQuery, { counts, isWhole, narrowed }: Counted) {
  if (!isWhole && narrowed > counting.limit) return {}
  const isTold = (name: Facet) => isWhole || FACETS[name].every((one) => filters[one] === undefined)
  const names = Object.keys(FACETS) as Facet[]
  return Object.fromEntries(names.filter(isTold).map((name) => [name, counts[name]]))
}
