import type { DateTime } from 'luxon'
import { changesOf, noteChange } from '#actions/panel/note_change'
import Product from '#models/product'
import { atomically } from '#db/atomically'
import type { By } from '#rules/audit'

interface Input {
  productId: number
  /** null: no longer */
  until: DateTime | null
  by: By
}

/** Shows a product among the chosen ones until a time. */
export default class FeatureProduct {
  /** @throws E_ROW_NOT_FOUND */
  async handle({ productId, until, by }: Input): Promise<void> {
    await atomically(async (client) => {
      const product = await Product.query({ client })
        .where('id', productId)
        .forUpdate()
        .firstOrFail()
      product.merge({ featuredUntil: until })
      const target = { type: 'product', id: productId, name: product.name }
      await noteChange({ by, deed: 'product_featured', target, ...changesOf(product) }, client)
      await product.save()
    })
  }
}
