import { ProductsCategorySchema } from '#database/schema'

export default class Category extends ProductsCategorySchema {
  static table = 'products_category'
}
