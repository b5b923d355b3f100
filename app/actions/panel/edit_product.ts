import { wantedTags } from '#actions/products/set_tags'
import UpdateProduct from '#actions/products/update_product'
import { giveProduct } from '#actions/panel/give_product'
import { changesOf, noteChange } from '#actions/panel/note_change'
import { activeTags } from '#queries/panel/products/active_tags'
import type { By } from '#rules/audit'
import type { ProductChange } from '#validators/product'

interface Input {
  productId: number
  fields: ProductChange
  /** the username of whom it is to belong to */
  ownerName?: string
  by: By
}

/** Edits somebody's product in the panel, as they could themselves, and says who it was. */
export default class EditProduct {
  /** @throws as UpdateProduct, and InvalidInputException when nobody has the name */
  async handle({ productId, fields, ownerName, by }: Input): Promise<void> {
    const tags = fields.tags && (await tagChange(productId, fields.tags))
    await new UpdateProduct().handle({
      owner: by.viewer,
      productId,
      fields,
      within: async (product, client) => {
        if (ownerName) await giveProduct(product, ownerName, client)
        const { before, after } = changesOf(product)
        const target = { type: 'product', id: productId, name: product.name }
        const change = {
          before: { ...before, ...tags?.before },
          after: { ...after, ...tags?.after },
        }
        await noteChange({ by, deed: 'product_edited', target, ...change }, client)
      },
    })
  }
}

/** Nothing where the same tags are named, in whatever order and spelling. */
async function tagChange(productId: number, wanted: string[]) {
  const tags = await activeTags(productId)
  const [old, fresh] = [tags, wanted].map((names) => wantedTags(names).slugs.toSorted().join('\n'))
  return old === fresh ? undefined : { before: { tags }, after: { tags: wanted } }
}
