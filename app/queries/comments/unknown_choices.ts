import sql from 'sql-template-tag'
import { visibleTo, withinReach } from '#queries/comments/visible'
import { select } from '#db/statements'
import type { Viewer } from '#rules/viewer'

interface Filters {
  product?: number
  user?: number
  parent?: number | null
}

/** Which of the product, the author and the parent that a list is narrowed by are not there for the viewer. */
export async function unknownCommentChoices(filters: Filters, viewer?: Viewer): Promise<string[]> {
  const { product = null, user = null, parent = null } = filters
  const statement = sql`select
    ${product}::bigint is null or exists (select from products_product p
      where p.id = ${product} and ${withinReach(viewer)}) as product,
    ${user}::bigint is null or exists (select from users_user where id = ${user}) as user,
    ${parent}::bigint is null or exists (select from products_comment c
      join products_product p on p.id = c.product_id
      where c.id = ${parent} and ${visibleTo(viewer)} and ${withinReach(viewer)}) as parent`
  const [known] = await select<Record<string, boolean>>({ sql: statement })
  return Object.keys(known!).filter((field) => !known![field])
}
