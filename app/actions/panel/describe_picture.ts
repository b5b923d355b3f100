import { changesOf, noteChange } from '#actions/panel/note_change'
import ProductImage from '#models/product_image'
import { atomically } from '#db/atomically'
import type { By } from '#rules/audit'

interface Input {
  productId: number
  imageId: number
  altText: string
  by: By
}

/** Says in words what a picture of a product shows. */
export default class DescribePicture {
  /** @throws E_ROW_NOT_FOUND */
  async handle({ productId, imageId, altText, by }: Input): Promise<void> {
    await atomically(async (client) => {
      const picture = await ProductImage.query({ client })
        .where({ id: imageId, productId, isActive: true })
        .forUpdate()
        .firstOrFail()
      picture.merge({ altText })
      const target = { type: 'product', id: productId }
      await noteChange({ by, deed: 'picture_described', target, ...changesOf(picture) }, client)
      await picture.save()
    })
  }
}
