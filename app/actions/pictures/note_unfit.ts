import { adoptedPicture } from '#actions/pictures/adopted_picture'
import { atomically } from '#db/atomically'
import type { PictureId } from '#rules/file_owner'
import type { UnfitPicture } from '#rules/unfit_picture'

/**
 * Writes down why a file of Django can have no clean copy, unless the picture names another file by now or has
 * its copy.
 *
 * @param name - of the file
 */
export async function noteUnfit(
  owner: PictureId,
  name: string,
  unfit: UnfitPicture
): Promise<void> {
  await atomically(async (client) => {
    const picture = await adoptedPicture(owner, client)
    if (picture?.name === name && !picture.isClean) await picture.note(unfit)
  })
}
