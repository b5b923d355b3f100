import sql, { join } from 'sql-template-tag'
import { byName } from '#queries/lists/columns'
import { filter } from '#queries/lists/filters'
import { List } from '#queries/lists/list'
import { Orderings } from '#queries/lists/orderings'
import { keptCounts, PlainSource } from '#queries/lists/plain_source'
import { facetsOf } from '#queries/panel/facet_counts'
import { select } from '#db/statements'
import { bigints } from '#db/sql_lists'
import { likePattern } from '#rules/search_terms'
import { aWord } from '#validators/desk_filters'
import { search } from '#validators/filters'

export interface DeskTag {
  id: number
  name: string
  slug: string
  is_active: boolean
  products_count: number
}

const filters = {
  search: filter({
    input: search(),
    condition: (terms) =>
      terms.length
        ? join(
            terms.map((term) => sql`t.name ilike ${likePattern(term)}`),
            ' and '
          )
        : null,
  }),
  state: filter({
    input: aWord(['active', 'inactive'] as const),
    condition: (state) => (state === 'active' ? sql`t.is_active` : sql`not t.is_active`),
  }),
}

const orderings = new Orderings({ name: byName(sql`t.name`) }, sql`t.id`, [
  { field: 'name', descending: false },
])

const FROM = sql`products_producttag t`

/** Every tag, inactive ones too. */
export const deskTagList = new List({
  filters,
  orderings,
  source: new PlainSource({
    name: 'desk_tags',
    from: () => FROM,
    id: sql`t.id`,
    visibleTo: () => ({ condition: sql`true`, kind: 'desk' }),
    filters,
    orderings,
    hot: /^:/,
    counts: keptCounts(['products_producttag']),
  }),
  rows: (ids) =>
    deskTags(sql`unnest(${bigints(ids)}) with ordinality wanted (id, place)
    join products_producttag t on t.id = wanted.id order by wanted.place`),
})

const deskTags = (from: ReturnType<typeof sql>) =>
  select<DeskTag>({
    sql: sql`select t.id, t.name, t.slug, t.is_active, (select count(*)::int from products_producttagrelation r
        where r.tag_id = t.id and r.is_active) as products_count from ${from}`,
  })

export const tagFacets = facetsOf({
  ...{ from: FROM, filters },
  values: { state: sql`case when t.is_active then 'active' else 'inactive' end` },
})
