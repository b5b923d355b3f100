import { basename, join } from 'node:path'
import logger from '@adonisjs/core/services/logger'
import { storeFiles } from '#actions/files/store_files'
import { adoptedPicture, type AdoptedPicture } from '#actions/pictures/adopted_picture'
import { noteUnfit } from '#actions/pictures/note_unfit'
import { nameIn, publishedFile, registerFiles } from '#actions/pictures/picture_files'
import { preparePictures, type Prepared } from '#actions/pictures/prepare_pictures'
import { InvalidInputException } from '#exceptions/invalid_input_exception'
import { atomically } from '#db/atomically'
import type { PictureId } from '#rules/file_owner'
import { reasonOf, unfitFor, type UnfitPicture } from '#rules/unfit_picture'
import { wholeCopyTo } from '#storage/local_copy'
import { lookFor } from '#storage/look'
import type { StoredFile } from '#storage/store'
import { publicStore } from '#storage/stores'
import { inTemporaryFolder } from '#support/temporary_folder'

type Outcome = 'made' | 'kept' | 'gone' | 'unfit'

/**
 * Makes the clean copy of a picture that Django stored, which answers name from then on. Django's own file stays
 * where it is. Safe to run twice, and beside any change.
 */
export default class AdoptPicture {
  /** @throws StorageAwayException, StorageFullException, to be tried again */
  async handle(owner: PictureId): Promise<Outcome> {
    const known = await atomically((client) => adoptedPicture(owner, client))
    if (!known || known.isClean) return known ? 'kept' : 'gone'
    return inTemporaryFolder('adopted', (folder) => adopt(owner, known, folder))
  }
}

async function adopt(owner: PictureId, known: AdoptedPicture, folder: string): Promise<Outcome> {
  const { name } = known
  const file = await lookFor(name, publicStore)
  if (!file) return unfit(owner, name, unfitFor('missing'))
  try {
    const prepared = await preparedOf(file, { folder, square: 'userId' in owner })
    return await store(owner, { ...known, prepared })
  } catch (error) {
    if (!(error instanceof InvalidInputException)) throw error
    return unfit(owner, name, unfitFor(reasonOf(error.problems[0]!.code), file))
  }
}

/** What is no picture that we know, such as a drawing in SVG, is served as it is. */
async function unfit(owner: PictureId, name: string, why: UnfitPicture): Promise<Outcome> {
  await noteUnfit(owner, name, why)
  logger.warn({ file: name, reason: why.reason }, 'a file of Django can have no clean copy')
  return 'unfit'
}

async function preparedOf(
  stored: StoredFile,
  { folder, square }: { folder: string; square: boolean }
) {
  const { name, size: bytes } = stored
  const path = join(folder, 'stored')
  await wholeCopyTo(path, stored, publicStore)
  const sent = { path, bytes, field: 'image', file: basename(name) }
  const [prepared] = await preparePictures([sent], { square })
  return prepared!
}

type Adopted = Pick<AdoptedPicture, 'name' | 'folder'> & { prepared: Prepared }

/** Django's file is the original. */
function store(owner: PictureId, { name, folder, prepared }: Adopted): Promise<Outcome> {
  const copy = publishedFile(nameIn(folder, prepared), prepared)
  const isPublic = async () => {
    const picture = await atomically((client) => adoptedPicture(owner, client))
    return picture?.isPublic ?? false
  }
  return storeFiles({ folder, files: [copy], isPublic }, async (client, isOpen) => {
    const picture = await adoptedPicture(owner, client)
    // Django may have written another file meanwhile.
    if (!picture || picture.isClean || picture.name !== name) return 'gone'
    await registerFiles([copy], { ...owner, isPublic: isOpen }, client)
    await picture.save(copy.name, prepared.published)
    return 'made'
  })
}
