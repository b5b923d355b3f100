import { heldPicture } from '#actions/pictures/held_picture'
import { atomically } from '#db/atomically'
import { given } from '#support/given'
import type { PictureFields } from '#validators/picture'

interface Input {
  productId: number
  imageId: number
  fields: PictureFields
}

/** Changes what the fields name. A picture becomes the primary one in place of the one before, by triggers. */
export default class EditPicture {
  /** @throws NotFoundException when it is gone */
  handle({ productId, imageId, fields }: Input): Promise<void> {
    const { alt_text: altText, is_primary: isPrimary, order_index: orderIndex } = fields
    return atomically(async (client) => {
      const picture = await heldPicture({ productId, imageId }, client)
      await picture.merge(given({ altText, isPrimary, orderIndex })).save()
    })
  }
}
