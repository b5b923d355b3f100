import sql from 'sql-template-tag'
import { NotFoundException } from '#exceptions/http'
import { select } from '#db/statements'
import { isCommentWithinReach, type CommentState } from '#rules/comment_reach'
import type { Viewer } from '#rules/viewer'

type Row = CommentState & { product_id: number }

const statement = (id: number) => ({
  name: 'comment_state',
  sql: sql`select c.user_id as author_id, c.product_id, c.is_active, c.is_listed, c.author_hidden,
      not c.is_active and c.deleted_at is not null as is_tombstone,
      json_build_object('user_id', p.user_id, 'is_active', p.is_active,
        'is_listed', p.is_listed, 'author_hidden', p.author_hidden) as product
    from products_comment c join products_product p on p.id = c.product_id
    where c.id = ${id}::bigint`,
})

/**
 * A comment that a viewer may read, a tombstone among them.
 *
 * @throws NotFoundException for what does not exist for that viewer
 */
export async function reachComment(id: number, viewer?: Viewer): Promise<Row> {
  const [comment] = await select<Row>(statement(id))
  if (!comment || !isCommentWithinReach(comment, viewer)) throw new NotFoundException()
  return comment
}

/**
 * The author of a comment that a viewer may act on; a tombstone has none.
 *
 * @throws NotFoundException for what does not exist for that viewer, or no longer
 */
export async function reachLivingComment(id: number, viewer: Viewer) {
  const { author_id: userId, product_id: productId, is_active } = await reachComment(id, viewer)
  if (!is_active) throw new NotFoundException()
  return { id, userId, productId }
}
