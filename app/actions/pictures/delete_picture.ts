import { heldPicture } from '#actions/pictures/held_picture'
import { atomically } from '#db/atomically'
import { enqueue } from '#queue/enqueue'
import { deleteFiles } from '#queue/files'

interface Input {
  productId: number
  imageId: number
}

/**
 * Deletes a picture. Triggers make the next one the primary one, and note the files that lost their rows:
 * what was published goes at once, what was sent after an hour.
 */
export default class DeletePicture {
  /** @throws NotFoundException when it is gone already */
  handle({ productId, imageId }: Input): Promise<void> {
    return atomically(async (client) => {
      const picture = await heldPicture({ productId, imageId }, client)
      await picture.delete()
      await enqueue(deleteFiles, {}, { client })
    })
  }
}
