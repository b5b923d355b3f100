import { storeFiles } from '#actions/files/store_files'
import { newSolePicture } from '#actions/pictures/new_sole_picture'
import type { SentFile } from '#exceptions/pictures'
import type { SoleOwner } from '#rules/file_owner'

interface Input {
  owner: SoleOwner
  file: SentFile
}

/** Gives a user or a category another picture. */
export default class ReplaceSolePicture {
  /**
   * @throws a refusal of #exceptions/pictures, NotFoundException when the category is gone meanwhile,
   *   StorageAwayException, StorageFullException
   */
  async handle({ owner, file }: Input): Promise<void> {
    const { put, keep } = await newSolePicture(owner, file)
    await storeFiles(put, keep)
  }
}
