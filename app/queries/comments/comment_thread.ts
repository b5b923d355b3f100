import sql from 'sql-template-tag'
import { NotFoundException } from '#exceptions/http'
import { COLUMNS, WITH_AUTHOR, type CommentRow } from '#queries/comments/comment_columns'
import { SHOWN } from '#queries/comments/visible'
import type { View } from '#queries/lists/view'
import { BatchLoader } from '#db/batch_loader'
import { select } from '#db/statements'
import { assembleComment, nest } from '#shapes/assemble_comment'
import type { Comment } from '#shapes/comment'
import { isWithinReach, type ProductState } from '#rules/product_reach'

/** A product without comments is one row without a comment. */
interface ThreadRow extends Omit<CommentRow, 'id'> {
  id: number | null
  key: number
  owner_id: number
  product_is_active: boolean
  product_is_listed: boolean
  product_author_hidden: boolean
}

const statement = (products: number[]) => ({
  name: 'threads',
  sql: sql`select p.id as key, p.user_id as owner_id, p.is_active as product_is_active,
      p.is_listed as product_is_listed, p.author_hidden as product_author_hidden, ${COLUMNS}
    from unnest(${products}::bigint[]) wanted (id)
    join products_product p on p.id = wanted.id
    left join (products_comment c ${WITH_AUTHOR}) on c.product_id = p.id and ${SHOWN}
    order by c.created_at desc, c.id desc`,
})

/** Products that are asked for in one turn of the event loop are read together. */
const threads = new BatchLoader<number, ThreadRow[]>(async (products) => {
  const rows = await select<ThreadRow>(statement(products))
  return Map.groupBy(rows, ({ key }) => key)
})

/**
 * The listed comments of a product, newest first at every level, whatever their depth: one
 * statement, put together in one pass. What replies to a comment that is not shown is not shown.
 *
 * @throws NotFoundException when the product does not exist for the viewer
 */
export async function commentThread(
  productId: number,
  { viewer, mediaBase }: View
): Promise<Comment[]> {
  const rows = await threads.get(productId)
  if (!rows || !isWithinReach(productOf(rows[0]!), viewer)) throw new NotFoundException()
  const comments = rows.filter(isComment).map((row) => assembleComment(row, mediaBase))
  return nest(comments).filter(({ parent }) => parent === null)
}

const productOf = (row: ThreadRow): ProductState => ({
  user_id: row.owner_id,
  is_active: row.product_is_active,
  is_listed: row.product_is_listed,
  author_hidden: row.product_author_hidden,
})

const isComment = (row: ThreadRow): row is ThreadRow & CommentRow => row.id !== null
