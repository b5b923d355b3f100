import sql from 'sql-template-tag'
import { InvalidInputException } from '#exceptions/invalid_input_exception'
import { countComments, findComments, type CommentQuery } from '#queries/comments/find_comments'
import { hydrateComments } from '#queries/comments/hydrate_comments'
import { isCursorValue, type OrderingField } from '#queries/comments/orderings'
import { visibleTo, withinReach } from '#queries/comments/visible'
import { pageOf, type Paging } from '#queries/lists/page_of'
import type { PagedList } from '#queries/lists/paged_list'
import type { View } from '#queries/products/hydrate_products'
import { select } from '#db/statements'

/**
 * A page of comments with where it leads, counted up to the counting limit.
 *
 * @throws InvalidPageException, InvalidCursorException when there is no such page
 * @throws InvalidInputException when a filter names what is not there
 */
export async function listComments(query: CommentQuery, paging: Paging, view: View) {
  const { ids, ...outline } = await pageOf(listOf(query), paging)
  return { outline, results: await hydrateComments(ids, view) }
}

const listOf = (query: CommentQuery): PagedList<OrderingField> => ({
  ordering: query.ordering,
  exact: false,
  find: (ordering, slice) => findComments({ ...query, ordering }, slice),
  count: () => countComments(query),
  isCursorValue: (value) => isCursorValue(query.ordering, value),
  refuseEmpty: () => refuseUnknownChoices(query),
})

/** As #queries/products/refuse_unknown_choices: only an empty list can have been narrowed by one. */
async function refuseUnknownChoices({ filters, viewer }: CommentQuery): Promise<void> {
  const { product = null, user = null, parent = null } = filters
  const statement = sql`select
    ${product}::bigint is null or exists (select from products_product p
      where p.id = ${product} and ${withinReach(viewer)}) as product,
    ${user}::bigint is null or exists (select from users_user where id = ${user}) as user,
    ${parent}::bigint is null or exists (select from products_comment c
      where c.id = ${parent} and ${visibleTo(viewer)}) as parent`
  const [known] = await select<Record<string, boolean>>({ sql: statement })
  const unknown = Object.keys(known!).filter((field) => !known![field])
  if (unknown.length)
    throw new InvalidInputException(
      unknown.map((field) => ({ path: [field], code: 'filter_choice' }))
    )
}
