import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import sql from 'sql-template-tag'
import { NotFoundException } from '#exceptions/http'
import Comment from '#models/comment'
import { atomically } from '#db/atomically'
import { execute } from '#db/statements'

/** A comment by its id, and the product that it is on. */
export interface Target {
  commentId: number
  productId: number
}

/**
 * A transaction on one living comment. Its product is locked first, as by whoever adds a comment:
 * both then change its count, and whoever took them in another order would wait for the other.
 *
 * @throws NotFoundException when the comment was deleted meanwhile
 */
export async function changeComment<T>(
  { commentId, productId }: Target,
  work: (comment: Comment, client: TransactionClientContract) => Promise<T>
): Promise<T> {
  return atomically(async (client) => {
    await execute({ name: 'lock_product', sql: lockOf(productId) }, client)
    const comment = await Comment.query({ client }).where('id', commentId).forUpdate().first()
    if (!comment?.isActive) throw new NotFoundException()
    return work(comment, client)
  })
}

const lockOf = (productId: number) =>
  sql`select from products_product where id = ${productId} for no key update`
