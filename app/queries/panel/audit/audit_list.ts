import sql from 'sql-template-tag'
import { moment } from '#queries/lists/columns'
import { filter } from '#queries/lists/filters'
import { List } from '#queries/lists/list'
import { Orderings } from '#queries/lists/orderings'
import { keptCounts, PlainSource } from '#queries/lists/plain_source'
import { withNames, type Change } from '#queries/panel/named_values'
import { facetsOf } from '#queries/panel/facet_counts'
import { within } from '#queries/panel/periods'
import { usersNamed } from '#queries/users/users_named'
import { select } from '#db/statements'
import { bigints } from '#db/sql_lists'
import { aPeriod, aWord } from '#validators/desk_filters'
import { given } from '#validators/filters'

export interface Audited {
  id: number
  at: string
  who: string
  deed: string
  target_type: string
  target_id: number | null
  target_name: string
  reason: string
  before: Record<string, unknown>
  after: Record<string, unknown>
  /** of whoever did it; null for commands, and once it is forgotten */
  address: string | null
  /** what was changed, with names in place of ids */
  named: Change
}

export const AUDIT_TARGETS = [
  'product',
  'comment',
  'user',
  'category',
  'tag',
  'job',
  'list',
  'rule',
  'reason',
  'backup',
] as const

const filters = {
  actor: filter({
    input: given().optional(),
    condition: (name) => sql`a.actor_id in (${usersNamed(name)})`,
  }),
  deed: filter({ input: given().optional(), condition: (deed) => sql`a.deed = ${deed}` }),
  target: filter({
    input: aWord(AUDIT_TARGETS),
    condition: (type) => sql`a.target_type = ${type}`,
  }),
  created: filter({ input: aPeriod(), condition: (period) => within(sql`a.created_at`, period) }),
}

const orderings = new Orderings({ created_at: moment(sql`a.created_at`) }, sql`a.id`, [
  { field: 'created_at', descending: true },
])

const FROM = sql`audit_entries a`

/** What was done in the panel, the latest first. */
export const auditList = new List({
  filters,
  orderings,
  source: new PlainSource({
    name: 'desk_audit',
    from: () => FROM,
    id: sql`a.id`,
    visibleTo: () => ({ condition: sql`true`, kind: 'desk' }),
    filters,
    orderings,
    hot: /^:/,
    counts: keptCounts(['audit_entries']),
  }),
  rows: async (ids) => {
    const rows = await select<Omit<Audited, 'named'>>({
      name: 'desk_audit_rows',
      sql: sql`select a.id, a.created_at as at, coalesce(u.username, a.actor) as who, a.deed, a.target_type,
          a.target_id, a.target_name, a.reason, a.before, a.after, a.address
        from unnest(${bigints(ids)}) with ordinality wanted (id, place)
        join audit_entries a on a.id = wanted.id left join users_user u on u.id = a.actor_id
        order by wanted.place`,
    })
    const named = await withNames(rows)
    return rows.map((row, index) => ({ ...row, named: named[index]! }))
  },
})

export const auditFacets = facetsOf({
  ...{ from: FROM, filters },
  values: { deed: sql`a.deed`, target: sql`a.target_type` },
})
