import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { ProductsCommentSchema } from '#database/schema'
import Product from '#models/product'
import User from '#models/user'

/** The active and approved ones are counted in `products_product.comments_count` by triggers. */
export default class Comment extends ProductsCommentSchema {
  static table = 'products_comment'

  @belongsTo(() => Product)
  declare product: BelongsTo<typeof Product>

  @belongsTo(() => User)
  declare user: BelongsTo<typeof User>
}
