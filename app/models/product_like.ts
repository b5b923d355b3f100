import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { ProductsProductlikeSchema } from '#database/schema'
import Product from '#models/product'
import User from '#models/user'

/** One a person and product; counted in `products_product.likes_count` by whoever writes it. */
export default class ProductLike extends ProductsProductlikeSchema {
  static table = 'products_productlike'

  @belongsTo(() => Product)
  declare product: BelongsTo<typeof Product>

  @belongsTo(() => User)
  declare user: BelongsTo<typeof User>
}
