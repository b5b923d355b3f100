import { ProductsProducttagrelationSchema } from '#database/schema'

/** A tag on a product; an inactive one is not shown. */
export default class ProductTagRelation extends ProductsProducttagrelationSchema {
  static table = 'products_producttagrelation'
}
