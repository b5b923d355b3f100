import { scope } from '@adonisjs/lucid/orm'
import { ProductsCategorySchema } from '#database/schema'

export default class Category extends ProductsCategorySchema {
  static table = 'products_category'

  /** Not deleted before the transaction ends. */
  static kept = scope((query) => void query.knexQuery.forKeyShare())
}
