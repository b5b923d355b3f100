import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import { caseAbout } from '#tests/helpers/moderating'

/** An open case about a comment, with where the panel shows it. */
export async function queuedComment() {
  const product = await ProductFactory.with('user').with('category').create()
  const author = await UserFactory.create()
  const comment = await CommentFactory.merge({ productId: product.id, userId: author.id }).create()
  const about = await caseAbout({ kind: 'comment', id: comment.id })
  const path = `/admin/queue/${about.id}`
  return { product, comment, author, about, path, decisions: `${path}/decisions` }
}
