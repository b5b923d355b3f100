import sql, { join } from 'sql-template-tag'
import { moment } from '#queries/lists/columns'
import { filter } from '#queries/lists/filters'
import { List } from '#queries/lists/list'
import { Orderings } from '#queries/lists/orderings'
import { keptCounts, PlainSource } from '#queries/lists/plain_source'
import { facetsOf } from '#queries/panel/facet_counts'
import {
  COMMENT_STATE,
  COMMENT_STATES,
  deskCommentRows,
} from '#queries/panel/comments/desk_comment_rows'
import { productsNamed } from '#queries/panel/products/product_label'
import { within } from '#queries/panel/periods'
import { partsOf } from '#queries/panel/parts_of'
import { usersNamed } from '#queries/users/users_named'
import { likePattern } from '#rules/search_terms'
import { aPeriod, aWord } from '#validators/desk_filters'
import { given, search } from '#validators/filters'

const LISTED = sql`c.is_listed`

const filters = {
  search: filter({
    input: search(),
    condition: (terms) =>
      terms.length
        ? join(
            terms.map((term) => sql`c.content ilike ${likePattern(term)}`),
            ' and '
          )
        : null,
  }),
  state: filter({
    input: aWord(COMMENT_STATES),
    // A tombstone is listed, too.
    condition: (state) =>
      state === 'listed' ? sql`${LISTED} and c.is_active` : sql`${COMMENT_STATE} = ${state}`,
  }),
  author: filter({
    input: given().optional(),
    condition: (name) => sql`c.user_id in (${usersNamed(name)})`,
  }),
  product: filter({
    input: given().optional(),
    condition: (text) => sql`c.product_id in (${productsNamed(text)})`,
  }),
  created: filter({ input: aPeriod(), condition: (period) => within(sql`c.created_at`, period) }),
}

const orderings = new Orderings({ created_at: moment(sql`c.created_at`) }, sql`c.id`, [
  { field: 'created_at', descending: true },
])

const FROM = sql`products_comment c`

/** Every comment, whatever its state. */
export const deskCommentList = new List({
  filters,
  orderings,
  source: new PlainSource({
    name: 'desk_comments',
    from: () => FROM,
    id: sql`c.id`,
    visibleTo: () => ({ condition: sql`true`, kind: 'desk' }),
    filters,
    orderings,
    hot: /^:/,
    parts: {
      alias: sql`c`,
      of: ({ state }) => partsOf(state === 'deleted' ? undefined : state, LISTED),
    },
    counts: keptCounts(['products_comment', 'users_user']),
  }),
  rows: deskCommentRows,
})

export const commentFacets = facetsOf({ from: FROM, filters, values: { state: COMMENT_STATE } })
