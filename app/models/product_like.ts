import { ProductsProductlikeSchema } from '#database/schema'

/** One a person and product; counted in `products_product.likes_count` by whoever writes it. */
export default class ProductLike extends ProductsProductlikeSchema {
  static table = 'products_productlike'
}
