import { Refusal } from '#exceptions/refusal'

/** How things are, for who asks for what is so already. */
interface LikeState extends Record<string, unknown> {
  likes_count: number
  is_liked: boolean
}

export class ProductAlreadyLikedException extends Refusal {
  static status = 400
  static code = 'E_PRODUCT_ALREADY_LIKED'
  static message = 'You like this product already'

  constructor(state: LikeState) {
    super(state)
  }
}

export class ProductNotLikedException extends Refusal {
  static status = 400
  static code = 'E_PRODUCT_NOT_LIKED'
  static message = 'You do not like this product'

  constructor(state: LikeState) {
    super(state)
  }
}

export class CommentAlreadyLikedException extends Refusal {
  static status = 400
  static code = 'E_COMMENT_ALREADY_LIKED'
  static message = 'You like this comment already'

  constructor(state: LikeState) {
    super(state)
  }
}

export class CommentNotLikedException extends Refusal {
  static status = 400
  static code = 'E_COMMENT_NOT_LIKED'
  static message = 'You do not like this comment'

  constructor(state: LikeState) {
    super(state)
  }
}
