import sql from 'sql-template-tag'
import { hydrateComments } from '#queries/comments/hydrate_comments'
import { unknownCommentChoices } from '#queries/comments/unknown_choices'
import { commentsSeenBy, viewKind, withinReach } from '#queries/comments/visible'
import { refusePrivate } from '#queries/users/refuse_private'
import { counter, moment } from '#queries/lists/columns'
import { filter } from '#queries/lists/filters'
import { List } from '#queries/lists/list'
import { Orderings } from '#queries/lists/orderings'
import { keptCounts, PlainSource } from '#queries/lists/plain_source'
import { given, id, idOrNull } from '#validators/filters'

const counts = keptCounts(['products_comment', 'products_product'])

const filters = {
  product: filter({
    input: id(),
    hint: 'Id of the product',
    condition: (product) => sql`c.product_id = ${product}::bigint`,
  }),
  user: filter({
    input: id(),
    hint: 'Id of the author',
    // A tombstone does not tell its author.
    condition: (user) => sql`c.user_id = ${user}::bigint and c.is_active`,
  }),
  parent: filter({
    input: given()
      .use(idOrNull())
      .optional()
      .transform((value) => (value === 'null' ? null : Number(value))),
    hint: 'Id of the comment that is replied to; `null` for those that are no reply',
    condition: (parent) =>
      parent === null ? sql`c.parent_id is null` : sql`c.parent_id = ${parent}::bigint`,
  }),
}

/** Each with an index on listed comments; of one product `created_at` has its own. */
const orderings = new Orderings(
  { created_at: moment(sql`c.created_at`), likes_count: counter(sql`c.likes_count`) },
  sql`c.id`,
  [{ field: 'created_at', descending: true }]
)

/** Comments of everybody and every product, replies among them, each with the replies below it. */
export const commentList = new List({
  filters,
  orderings,
  source: new PlainSource({
    name: 'comments',
    from: (viewer) => sql`${commentsSeenBy(viewer)} join products_product p on p.id = c.product_id`,
    id: sql`c.id`,
    visibleTo: (viewer) => ({ condition: withinReach(viewer), kind: viewKind(viewer) }),
    filters,
    orderings,
    hot: /^(|product|product\+no_parent|parent|user):-created_at$/,
    counts,
  }),
  authorize: ({ user }, viewer) => refusePrivate(user, viewer),
  unknownChoices: unknownCommentChoices,
  rows: (ids, view) => hydrateComments(ids, view),
})
