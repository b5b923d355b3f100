import { DateTime } from 'luxon'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { queuedComment } from '#tests/helpers/queued'

/** An open case about a comment, and what else its author and others have published. */
export async function spammer() {
  const queued = await queuedComment()
  const { author, product } = queued
  const theirs = { userId: author.id }
  const said = { ...theirs, productId: product.id }
  const createdAt = DateTime.utc().minus({ days: 20 })
  return {
    ...queued,
    fresh: await CommentFactory.merge(said).create(),
    old: await CommentFactory.merge({ ...said, createdAt }).create(),
    shop: await ProductFactory.merge(theirs).with('category').create(),
    foreign: await CommentFactory.merge({ productId: product.id }).with('user').create(),
  }
}
