import { Refusal } from '#exceptions/refusal'

/** How things are, for who asks for what is so already. */
interface LikeState extends Record<string, unknown> {
  likes_count: number
  is_liked: boolean
}

abstract class LikeUnchanged extends Refusal {
  static status = 400

  constructor(state: LikeState) {
    super(state)
  }
}

export class ProductAlreadyLikedException extends LikeUnchanged {
  static code = 'E_PRODUCT_ALREADY_LIKED'
  static message = 'You like this product already'
}

export class ProductNotLikedException extends LikeUnchanged {
  static code = 'E_PRODUCT_NOT_LIKED'
  static message = 'You do not like this product'
}

export class CommentAlreadyLikedException extends LikeUnchanged {
  static code = 'E_COMMENT_ALREADY_LIKED'
  static message = 'You like this comment already'
}

export class CommentNotLikedException extends LikeUnchanged {
  static code = 'E_COMMENT_NOT_LIKED'
  static message = 'You do not like this comment'
}
