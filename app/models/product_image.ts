import { ProductsProductimageSchema } from '#database/schema'

export default class ProductImage extends ProductsProductimageSchema {
  static table = 'products_productimage'
}
