import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'

/** A product, somebody who is not its owner, and how he says something about it. */
export async function discussion() {
  const product = await ProductFactory.with('user').with('category').create()
  const author = await UserFactory.with('profile').create()
  const on = { productId: product.id, userId: author.id }
  /** Lets him comment, or reply to `parent`. */
  const say = (content: string, parent?: { id: number }) =>
    CommentFactory.merge({ ...on, content, parentId: parent?.id ?? null }).create()
  return { product, author, say, on }
}

/** `a(b,c(d))` for a tree of comments. */
export const outline = (comments: { content: string; replies: never[] }[]): string =>
  comments
    .map(({ content, replies }) => content + (replies.length ? `(${outline(replies)})` : ''))
    .join()
