import { ProductsProducttagSchema } from '#database/schema'

export default class ProductTag extends ProductsProducttagSchema {
  static table = 'products_producttag'
}
