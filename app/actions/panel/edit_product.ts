import UpdateProduct from '#actions/products/update_product'
import { noteAudit } from '#actions/panel/note_audit'
import type { By } from '#rules/audit'
import type { ProductChange } from '#validators/product'

interface Input {
  productId: number
  fields: ProductChange
  by: By
}

/** Edits somebody's product in the panel, as they could themselves, and says who it was. */
export default class EditProduct {
  /** @throws as UpdateProduct */
  handle({ productId, fields, by }: Input): Promise<void> {
    return new UpdateProduct().handle({
      owner: by.viewer,
      productId,
      fields,
      within: async (product, client) => {
        const after = { ...product.$dirty, ...(fields.tags && { tags: fields.tags }) }
        const before = Object.fromEntries(
          Object.keys(product.$dirty).map((name) => [name, product.$original[name]])
        )
        const target = { type: 'product', id: productId, name: product.name }
        await noteAudit({ by, deed: 'product_edited', target, before, after }, client)
      },
    })
  }
}
