import sql from 'sql-template-tag'
import { NotFoundException } from '#exceptions/http'
import { COLUMNS, type CommentRow } from '#queries/comments/comment_columns'
import { commentList } from '#queries/comments/comment_list'
import { hydrateComments, MAX_REPLIES } from '#queries/comments/hydrate_comments'
import { SHOWN } from '#queries/comments/visible'
import { placeOf } from '#queries/lists/orderings'
import type { View } from '#queries/lists/view'
import { BatchLoader } from '#db/batch_loader'
import { select } from '#db/statements'
import { assembleComment, nest } from '#shapes/assemble_comment'
import { isWithinReach, type ProductState } from '#rules/product_reach'

/** How many top-level comments a thread shows; the paged list goes on. */
const MAX_TOP = 100
/** A product with no more comments is read whole, in one statement. */
const FEW = 500

/** A product without comments is one row without a comment. */
interface ThreadRow extends Omit<CommentRow, 'id'> {
  id: number | null
  key: number
  owner_id: number
  product_is_active: boolean
  product_is_listed: boolean
  product_author_hidden: boolean
  /** how many top-level comments there are; null when all comments are among the rows */
  top_count: number | null
}

const TOP = sql`c.product_id = p.id and ${SHOWN} and c.parent_id is null`

/**
 * All comments of a product that has few; of one that has many the newest top-level ones. These are counted once a
 * product: among the columns of the outer SELECT they would be counted anew for each comment.
 */
const statement = (products: number[]) => ({
  name: 'threads',
  sql: sql`with p as materialized (
      select p.id, p.user_id, p.is_active, p.is_listed, p.author_hidden, p.comments_count,
        case when p.comments_count > ${FEW} then (select count(*)::int from products_comment c where ${TOP})
          end as top_count
      from products_product p where p.id = any(${products}::bigint[])
    )
    select p.id as key, p.user_id as owner_id, p.is_active as product_is_active,
      p.is_listed as product_is_listed, p.author_hidden as product_author_hidden, p.top_count, ${COLUMNS}
    from p
    left join lateral (
      select * from products_comment c
        where p.comments_count <= ${FEW} and c.product_id = p.id and ${SHOWN}
      union all (select * from products_comment c where p.comments_count > ${FEW} and ${TOP}
        order by c.created_at desc, c.id desc limit ${MAX_TOP + 1})
    ) c on true
    left join users_user u on u.id = c.user_id left join users_userprofile f on f.user_id = u.id
    order by c.created_at desc, c.id desc`,
})

/** Products that are asked for in one turn of the event loop are read together. */
const threads = new BatchLoader<number, ThreadRow[]>(async (products) => {
  const rows = await select<ThreadRow>(statement(products))
  return Map.groupBy(rows, ({ key }) => key)
})

/**
 * The newest top-level comments of a product, each with the replies below it, newest first at every level: at
 * most two statements, put together in one pass. What replies to a comment that is not shown is not shown.
 *
 * @returns also how many top-level comments there are, and the place behind the last of these, if more follow
 * @throws NotFoundException when the product does not exist for the viewer
 */
export async function commentThread(productId: number, view: View) {
  const rows = await threads.get(productId)
  if (!rows || !isWithinReach(productOf(rows[0]!), view.viewer)) throw new NotFoundException()
  const comments = rows.filter(isComment)
  const top = comments.filter(({ parent_id: parent }) => parent === null)
  const shown = top.slice(0, MAX_TOP)
  const isWhole = rows[0]!.top_count === null && comments.length <= MAX_REPLIES
  return {
    results: isWhole
      ? nested(comments, view).slice(0, MAX_TOP)
      : await hydrateComments(
          shown.map(({ id }) => id),
          view
        ),
    total: rows[0]!.top_count ?? top.length,
    next: top.length > MAX_TOP ? placeBehind(shown.at(-1)!) : null,
  }
}

const nested = (rows: CommentRow[], { mediaBase }: View) =>
  nest(rows.map((row) => assembleComment(row, mediaBase))).filter(({ parent }) => parent === null)

const placeBehind = ({ id, created_at: time }: CommentRow) =>
  placeOf(commentList.orderings.fallback, { id, values: [time] }, 'forward')

const productOf = (row: ThreadRow): ProductState => ({
  user_id: row.owner_id,
  is_active: row.product_is_active,
  is_listed: row.product_is_listed,
  author_hidden: row.product_author_hidden,
})

const isComment = (row: ThreadRow): row is ThreadRow & CommentRow => row.id !== null
