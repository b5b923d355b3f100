import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { NewFiles } from '#actions/files/store_files'
import { filesOf, nameIn, registerFiles } from '#actions/pictures/picture_files'
import { preparePictures } from '#actions/pictures/prepare_pictures'
import { isSolePublic, solePicture } from '#actions/pictures/sole_picture'
import { holdFolder } from '#db/advisory_keys'
import type { SentFile } from '#exceptions/pictures'
import type { Published } from '#pictures/publish'
import { enqueue } from '#queue/enqueue'
import { deleteFiles } from '#queue/files'
import { makeSoleVariants } from '#queue/pictures'
import { folderOf, type SoleOwner } from '#rules/file_owner'

/** A picture that was sent for a user or a category: its files, and how its owner gets it once they are stored. */
export interface NewSolePicture {
  put: NewFiles
  /** @throws NotFoundException when the category is gone */
  keep(client: TransactionClientContract, isPublic: boolean): Promise<void>
}

/**
 * Makes the clean copy of a picture, an avatar square, with nothing in it but what is seen.
 *
 * @throws a refusal of #exceptions/pictures
 */
export async function newSolePicture(owner: SoleOwner, file: SentFile): Promise<NewSolePicture> {
  const [prepared] = await preparePictures([file], { square: 'userId' in owner })
  const folder = folderOf(owner)
  const name = nameIn(folder, prepared!)
  const files = filesOf(name, prepared!)
  return {
    put: { folder, files, isPublic: () => isSolePublic(owner) },
    async keep(client, isPublic) {
      await replace(owner, { name, ...prepared!.published }, client)
      await registerFiles(files, { ...owner, isPublic }, client)
      await enqueue(makeSoleVariants, owner, { client })
      await enqueue(deleteFiles, {}, { client })
    },
  }
}

async function replace(
  owner: SoleOwner,
  { name, width, height, thumbhash }: Published & { name: string },
  client: TransactionClientContract
): Promise<void> {
  await holdFolder(folderOf(owner), client)
  const row = await solePicture(owner, client)
  const isSame = row.name === name && row.picture !== null
  if (!isSame) await row.save(name, { published: null, width, height, thumbhash, variants: null })
}
