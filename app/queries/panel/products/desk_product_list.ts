import sql from 'sql-template-tag'
import { deskProductRows } from '#queries/panel/products/desk_product_rows'
import { PRODUCT_STATE, PRODUCT_STATES } from '#queries/panel/products/product_state'
import { partsOf } from '#queries/panel/parts_of'
import { facetsOf } from '#queries/panel/facet_counts'
import { categoriesNamed } from '#queries/panel/categories/category_names'
import { within } from '#queries/panel/periods'
import { filter } from '#queries/lists/filters'
import { List } from '#queries/lists/list'
import { keptCounts, PlainSource } from '#queries/lists/plain_source'
import { LISTED } from '#queries/products/listed'
import { productFilters } from '#queries/products/product_filters'
import { productOrderings } from '#queries/products/product_orderings'
import { usersNamed } from '#queries/users/users_named'
import { aPeriod, aWord } from '#validators/desk_filters'
import { given } from '#validators/filters'

const HAS_PICTURE = sql`exists (select from products_productimage i where i.is_active and i.product_id = p.id)`

const filters = {
  search: productFilters.search,
  category: filter({
    input: given().optional(),
    condition: (text) => sql`p.category_id in (${categoriesNamed(text)})`,
  }),
  state: filter({
    input: aWord(PRODUCT_STATES),
    condition: (state) => (state === 'listed' ? LISTED : sql`${PRODUCT_STATE} = ${state}`),
  }),
  owner: filter({
    input: given().optional(),
    condition: (name) => sql`p.user_id in (${usersNamed(name)})`,
  }),
  pictures: filter({
    input: aWord(['with', 'without'] as const),
    condition: (word) => (word === 'with' ? HAS_PICTURE : sql`not ${HAS_PICTURE}`),
  }),
  created: filter({ input: aPeriod(), condition: (period) => within(sql`p.created_at`, period) }),
}

const FROM = sql`products_product p`

/** Every product, whatever its state. */
export const deskProductList = new List({
  filters,
  orderings: productOrderings,
  source: new PlainSource({
    name: 'desk_products',
    from: () => FROM,
    id: sql`p.id`,
    visibleTo: () => ({ condition: sql`true`, kind: 'desk' }),
    filters,
    orderings: productOrderings,
    hot: /^:/,
    parts: {
      alias: sql`p`,
      of: ({ state }) => partsOf(state, LISTED),
    },
    counts: keptCounts(['products_product', 'products_productimage', 'users_user']),
  }),
  rows: deskProductRows,
})

/** What each choice would find beside the other filters. */
export const productFacets = facetsOf({
  ...{ from: FROM, filters },
  values: {
    state: PRODUCT_STATE,
    pictures: sql`case when ${HAS_PICTURE} then 'with' else 'without' end`,
  },
})
