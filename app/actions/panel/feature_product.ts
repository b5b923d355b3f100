import type { DateTime } from 'luxon'
import { noteAudit } from '#actions/panel/note_audit'
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
      const before = { featuredUntil: product.featuredUntil }
      await product.merge({ featuredUntil: until }).save()
      const target = { type: 'product', id: productId, name: product.name }
      const after = { featuredUntil: until }
      await noteAudit({ by, deed: 'product_featured', target, before, after }, client)
    })
  }
}
