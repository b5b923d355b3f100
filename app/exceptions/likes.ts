import { Refusal } from '#exceptions/refusal'

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
