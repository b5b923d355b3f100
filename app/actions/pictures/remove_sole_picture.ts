import { solePicture } from '#actions/pictures/sole_picture'
import MediaFile from '#models/media_file'
import { holdFolder } from '#db/advisory_keys'
import { atomically } from '#db/atomically'
import { enqueue } from '#queue/enqueue'
import { deleteFiles } from '#queue/files'
import { folderOf, type SoleOwner } from '#rules/file_owner'

/** Takes the picture of a user or a category away, if there is one. */
export default class RemoveSolePicture {
  /** @throws NotFoundException when the category is gone */
  handle(owner: SoleOwner): Promise<void> {
    return atomically(async (client) => {
      await holdFolder(folderOf(owner), client)
      const { save } = await solePicture(owner, client)
      await save('', null)
      await MediaFile.query({ client }).where(owner).delete()
      await enqueue(deleteFiles, {}, { client })
    })
  }
}
