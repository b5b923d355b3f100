import { ProductsCommentlikeSchema } from '#database/schema'

/** One a person and comment; counted in `products_comment.likes_count` by whoever writes it. */
export default class CommentLike extends ProductsCommentlikeSchema {
  static table = 'products_commentlike'
}
