import { DateTime } from 'luxon'
import { namedCategory, type ProductFields } from '#actions/products/product_fields'
import { setTags } from '#actions/products/set_tags'
import { NotFoundException } from '#exceptions/http'
import Product from '#models/product'
import { atomically } from '#db/atomically'
import { given } from '#support/given'

interface Input {
  productId: number
  fields: ProductFields
}

/** Changes what the fields name and nothing else, so two edits of different fields both survive. */
export default class UpdateProduct {
  /**
   * @throws NotFoundException when the product was deleted meanwhile
   * @throws InvalidInputException when the category or a tag is not an active one
   */
  handle({ productId, fields }: Input): Promise<void> {
    const { name, description, price, currency, status, tags } = fields
    return atomically(async (client) => {
      const product = await Product.query({ client }).where('id', productId).forUpdate().first()
      if (!product?.isActive) throw new NotFoundException()
      const categoryId = await namedCategory(fields, client)
      product.merge(given({ name, description, price, currency, status, categoryId }))
      if (tags) {
        await setTags(productId, tags, client)
        product.updatedAt = DateTime.utc()
      }
      await product.save()
    })
  }
}
