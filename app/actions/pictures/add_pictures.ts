import { placePictures, type Placed } from '#actions/pictures/place_pictures'
import { preparePictures } from '#actions/pictures/prepare_pictures'
import type { SentFile } from '#exceptions/pictures'
import type { PictureFields } from '#validators/picture'

interface Input {
  productId: number
  files: SentFile[]
  fields: PictureFields
}

/** Gives a product pictures: all that were sent, or none. One that it has already is not stored again. */
export default class AddPictures {
  /**
   * @throws a refusal of #exceptions/pictures, NotFoundException when the product is gone meanwhile,
   *   StorageAwayException, StorageFullException
   */
  async handle({ productId, files, fields }: Input): Promise<Placed> {
    const prepared = await preparePictures(files)
    return placePictures({ productId, prepared, fields })
  }
}
