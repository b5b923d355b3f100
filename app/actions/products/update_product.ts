import { DateTime } from 'luxon'
import { askForPlacing } from '#actions/files/ask_for_placing'
import {
  choiceProblems,
  columnsIn,
  namedCategory,
  type ProductChange,
} from '#actions/products/product_fields'
import { setTags } from '#actions/products/set_tags'
import { NotFoundException } from '#exceptions/http'
import { refuseProblems } from '#exceptions/invalid_input_exception'
import Product from '#models/product'
import { atomically } from '#db/atomically'
import { given } from '#support/given'

interface Input {
  productId: number
  fields: ProductChange
}

/** Changes what the fields name and nothing else, so two edits of different fields both survive. */
export default class UpdateProduct {
  /**
   * @throws NotFoundException when the product was deleted meanwhile
   * @throws InvalidInputException when the category or a tag is not an active one
   */
  handle({ productId, fields }: Input): Promise<void> {
    const { tags } = fields
    return atomically(async (client) => {
      const product = await Product.query({ client }).where('id', productId).forUpdate().first()
      if (!product?.isActive) throw new NotFoundException()
      const category = await namedCategory(fields, productId, client)
      const inactive = tags ? await setTags(product, tags) : []
      refuseProblems(choiceProblems(fields, { category, inactive }))
      product.merge(given({ ...attributesOf(fields), categoryId: category ?? undefined }))
      if (tags) product.updatedAt = DateTime.utc()
      await product.save()
      if (fields.status) await askForPlacing({ productId }, client)
    })
  }
}

/** Lucid's names of the columns that the fields name. */
function attributesOf(fields: ProductChange): Partial<Product> {
  const columns = Object.entries(columnsIn(fields))
  return Object.fromEntries(
    columns.map(([name, value]) => [Product.$keys.columnsToAttributes.resolve(name), value])
  )
}
