import sql from 'sql-template-tag'
import { bigints } from '#db/sql_lists'
import { select } from '#db/statements'
import { moment } from '#queries/lists/columns'
import { filter } from '#queries/lists/filters'
import { List } from '#queries/lists/list'
import { Orderings } from '#queries/lists/orderings'
import { keptCounts, PlainSource } from '#queries/lists/plain_source'
import { facetsOf } from '#queries/panel/facet_counts'
import { within } from '#queries/panel/periods'
import { usersNamed } from '#queries/users/users_named'
import type { EffectKind } from '#rules/moderation'
import { aPeriod, aWord } from '#validators/desk_filters'
import { given } from '#validators/filters'

export const APPEAL_STATES = ['open', 'upheld', 'overturned'] as const

export interface DeskAppeal {
  id: number
  case_id: number
  username: string
  user_id: number
  /** what the decision did that they object to */
  effects: EffectKind[]
  text: string
  state: (typeof APPEAL_STATES)[number]
  created_at: string
}

const filters = {
  state: filter({ input: aWord(APPEAL_STATES), condition: (state) => sql`a.state = ${state}` }),
  author: filter({
    input: given().optional(),
    condition: (name) => sql`a.author_id in (${usersNamed(name)})`,
  }),
  created: filter({ input: aPeriod(), condition: (period) => within(sql`a.created_at`, period) }),
}

const orderings = new Orderings({ created_at: moment(sql`a.created_at`) }, sql`a.id`, [
  { field: 'created_at', descending: true },
])

const rows = (ids: number[]): Promise<DeskAppeal[]> =>
  select({
    name: 'desk_appeal_rows',
    sql: sql`select a.id, a.case_id, u.username, u.id as user_id, left(a.text, 160) as text, a.state, a.created_at,
        to_json(array(select e.kind from moderation_effect e
          where e.decision_id = a.decision_id order by e.id)) as effects
      from unnest(${bigints(ids)}) with ordinality wanted (id, place)
      join moderation_appeal a on a.id = wanted.id join users_user u on u.id = a.author_id
      order by wanted.place`,
  })

const FROM = sql`moderation_appeal a`

/** What people say against decisions, the newest first. */
export const deskAppealList = new List({
  filters,
  orderings,
  source: new PlainSource({
    name: 'desk_appeals',
    from: () => FROM,
    id: sql`a.id`,
    visibleTo: () => ({ condition: sql`true`, kind: 'desk' }),
    filters,
    orderings,
    hot: /^:/,
    counts: keptCounts(['moderation_appeal']),
  }),
  rows,
})

export const appealFacets = facetsOf({
  ...{ from: FROM, filters },
  values: { state: sql`a.state` },
})
