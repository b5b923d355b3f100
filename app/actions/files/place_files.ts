import logger from '@adonisjs/core/services/logger'
import { whileHoldingFolder } from '#actions/files/while_holding_folder'
import MediaFile from '#models/media_file'
import MediaPlacement from '#models/media_placement'
import { filePlaces, type FilePlace } from '#queries/files/file_places'
import { folderOf, type FileOwner } from '#rules/file_owner'
import { FileMissing } from '#storage/store'
import { storeFor } from '#storage/stores'

/** Files that are moved together; who else wants the folder meanwhile waits for them. */
const BATCH = 6

/**
 * Brings the files of an owner into the store where they belong: the public one as long as everybody may
 * see what they are of. Safe to be cut off anywhere, to run twice, and beside changes: a later one is
 * noted again, and what it notes is not forgotten here.
 */
export default class PlaceFiles {
  /** @throws StorageAwayException, StorageFullException when it should be tried again */
  async handle(owner: FileOwner): Promise<void> {
    const note = await MediaPlacement.query()
      .apply((scopes) => scopes.of(owner))
      .first()
    while (await this.#moveSome(owner));
    await whileHoldingFolder(folderOf(owner), async () => deleteCopies(await filePlaces(owner)))
    if (note) await MediaPlacement.query().where('version', note.version).delete()
  }

  /** @returns whether there may be more to move */
  #moveSome(owner: FileOwner): Promise<boolean> {
    return whileHoldingFolder(folderOf(owner), async (stillHeld) => {
      const all = await filePlaces(owner)
      const wrong = all.filter((file) => file.is_public !== file.belongs_public)
      const files = wrong.slice(0, BATCH)
      await Promise.all(files.map(copy))
      await stillHeld()
      for (const file of files) await noteMove(file)
      await deleteCopies(files.map((file) => ({ ...file, is_public: file.belongs_public })))
      return wrong.length > files.length
    })
  }
}

async function copy({ name, content_type: type, belongs_public: isPublic }: FilePlace) {
  try {
    await storeFor(isPublic).put(name, await storeFor(!isPublic).bytes(name), type)
  } catch (error) {
    if (!(error instanceof FileMissing)) throw error
    // A run that was cut off may have moved it already.
    await storeFor(isPublic)
      .stat(name)
      .catch(() =>
        logger.warn({ file: name }, 'a file is in neither store: media:verify lists all')
      )
  }
}

/** A file that lost its row meanwhile goes from both stores. */
async function noteMove({ name, belongs_public: isPublic }: FilePlace): Promise<void> {
  const [found] = await MediaFile.query().where('name', name).update({ isPublic })
  if (!found) await storeFor(isPublic).delete([name])
}

/** Of files that lie where their rows say, what is left of them in the other store. */
async function deleteCopies(files: FilePlace[]): Promise<void> {
  for (const isPublic of [true, false]) {
    const names = files.filter((file) => file.is_public === isPublic).map(({ name }) => name)
    if (names.length) await storeFor(!isPublic).delete(names)
  }
}
