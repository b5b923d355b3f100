import { namedCategory, type ProductFields } from '#actions/products/product_fields'
import { setTags } from '#actions/products/set_tags'
import Product from '#models/product'
import { changeProducts } from '#actions/products/change_products'
import type { Viewer } from '#support/viewer'

type NewProduct = ProductFields & Required<Pick<ProductFields, 'name' | 'description' | 'price'>>

interface Input {
  owner: Viewer
  fields: NewProduct
}

/** Adds a product with its tags, published unless told otherwise. */
export default class CreateProduct {
  /**
   * @returns the new product's id
   * @throws InvalidInputException when the category is not an active one
   */
  handle({ owner, fields }: Input): Promise<number> {
    const { name, description, price, currency = 'USD', status = 'published', tags } = fields
    return changeProducts(async (client) => {
      const categoryId = await namedCategory(fields, client)
      const product = await Product.create(
        { name, description, price, currency, status, categoryId, userId: owner.id },
        { client }
      )
      if (tags?.length) await setTags(product.id, tags, client)
      return product.id
    })
  }
}
