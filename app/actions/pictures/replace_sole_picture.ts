import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import {
  filesOf,
  nameIn,
  putFiles,
  registerFiles,
  withFiles,
} from '#actions/pictures/picture_files'
import { preparePictures, type Prepared } from '#actions/pictures/prepare_pictures'
import { solePicture } from '#actions/pictures/sole_picture'
import { holdFolder } from '#db/advisory_keys'
import { atomically } from '#db/atomically'
import type { SentFile } from '#exceptions/pictures'
import { enqueue } from '#queue/enqueue'
import { deleteFiles } from '#queue/files'
import { makeSoleVariants } from '#queue/pictures'
import { folderOf, type SoleOwner } from '#rules/file_owner'

interface Input {
  owner: SoleOwner
  file: SentFile
}

/** Gives a user or a category another picture, an avatar square, with nothing in it but what is seen. */
export default class ReplaceSolePicture {
  /**
   * @throws a refusal of #exceptions/pictures, NotFoundException when the category is gone meanwhile,
   *   StorageAwayException, StorageFullException
   */
  async handle({ owner, file }: Input): Promise<void> {
    const [prepared] = await preparePictures([file], { square: 'userId' in owner })
    await withFiles((names) =>
      atomically((client) => replace(owner, { prepared: prepared!, names }, client))
    )
  }
}

async function replace(
  owner: SoleOwner,
  { prepared, names }: { prepared: Prepared; names: string[] },
  client: TransactionClientContract
): Promise<void> {
  const folder = folderOf(owner)
  await holdFolder(folder, client)
  const row = await solePicture(owner, client)
  const { isPublic } = row
  const name = nameIn(folder, prepared)
  const stored = await putFiles(filesOf(name, prepared), isPublic, names)
  const { width, height, thumbhash } = prepared.published
  const isSame = row.name === name && row.picture !== null
  if (!isSame) await row.save(name, { published: null, width, height, thumbhash, variants: null })
  await registerFiles(stored, { ...owner, isPublic }, client)
  await enqueue(makeSoleVariants, owner, { client })
  await enqueue(deleteFiles, {}, { client })
}
