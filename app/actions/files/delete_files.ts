import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { folderHolding, whileHoldingFolder } from '#actions/files/while_holding_folder'
import { holdAlone } from '#db/advisory_keys'
import MediaFile from '#models/media_file'
import MediaRemoval from '#models/media_removal'
import { privateStore, publicStore } from '#storage/stores'

const BATCH = 500

/**
 * Deletes from both stores the files that have no row any more: pictures at once, originals after an hour.
 * While a backup is made they stay, as it may have their rows.
 */
export default class DeleteFiles {
  /**
   * Those of one folder hold up no others.
   *
   * @throws StorageAwayException when it should be tried again
   */
  async handle(now = DateTime.utc()): Promise<void> {
    const faults: unknown[] = []
    let due: MediaRemoval[] = []
    do {
      due = await mayGo(await dueAfter(due.at(-1)?.name ?? '', now))
      for (const [folder, names] of byFolder(due))
        await deleteIn(folder, names).catch((error: unknown) => void faults.push(error))
    } while (due.length === BATCH)
    if (faults.length) throw faults[0]
  }
}

const dueAfter = (last: string, now: DateTime) =>
  MediaRemoval.query()
    .where('dueAt', '<=', now.toISO()!)
    .where('name', '>', last)
    .orderBy('name')
    .limit(BATCH)

/** None while a backup is made; one that begins after they were read does not have their rows. */
async function mayGo(due: MediaRemoval[]): Promise<MediaRemoval[]> {
  if (!due.length) return due
  return (await db.transaction((client) => holdAlone('keepFiles', client))) ? due : []
}

const byFolder = (removals: MediaRemoval[]): Map<string, string[]> =>
  Map.groupBy(
    removals.map(({ name }) => name),
    folderHolding
  )

/** What was put again under the same name meanwhile has a row and stays. */
const deleteIn = (folder: string, names: string[]) =>
  whileHoldingFolder(folder, async () => {
    const kept = await MediaFile.query().select('name').whereIn('name', names)
    const gone = names.filter((name) => !kept.some((file) => file.name === name))
    await publicStore.delete(gone)
    await privateStore.delete(gone)
    await MediaRemoval.query().whereIn('name', names).delete()
  })
