import { hash } from 'node:crypto'
import { bytesIn, statIn } from '#storage/look'
import { folderHolding, whileHoldingFolder } from '#actions/files/while_holding_folder'
import { knownFiles } from '#queries/files/known_files'
import { hashInName, isOwnName, isTrialName } from '#rules/file_names'
import { isIncoming } from '#storage/names'
import type { StoredFile } from '#storage/store'
import { storeFor } from '#storage/stores'
import { inBatches } from '#support/in_batches'

const BATCH = 500
const HOUR_MS = 3_600_000

interface Looked {
  /** how many files were looked at */
  looked: number
  orphans: StoredFile[]
}

/** Looks through a store for files that this server made and that nothing speaks of any more. */
export async function* orphansIn(isPublic: boolean, hours: number): AsyncGenerator<Looked> {
  for await (const files of inBatches(storeFor(isPublic).list(''), BATCH)) {
    const old = files.filter((file) => isOld(file, hours))
    const left = old.filter(({ name }) => isLeftOver(name))
    const own = old.filter(({ name }) => isOwnName(name))
    yield { looked: files.length, orphans: [...left, ...(await unspoken(own, isPublic))] }
  }
}

/** @returns how many were deleted: not those that got a row meanwhile */
export async function deleteOrphans(orphans: StoredFile[], isPublic: boolean): Promise<number> {
  let deleted = 0
  const folders = Map.groupBy(orphans, ({ name }) => folderHolding(name))
  for (const [folder, files] of folders)
    deleted += await whileHoldingFolder(folder, async (stillHeld) => {
      const left = files.filter(({ name }) => isLeftOver(name))
      const gone = [...left, ...(await unspoken(files, isPublic))].map(({ name }) => name)
      await stillHeld()
      await storeFor(isPublic).delete(gone)
      return gone.length
    })
  return deleted
}

/** What a crash leaves of a file that was being written, or tried with. */
const isLeftOver = (name: string) => isIncoming(name) || isTrialName(name)

/** Of those the lock of a folder does not tell whether somebody is at them; an hour does. */
const isOld = ({ name, modifiedAt }: StoredFile, hours: number) =>
  modifiedAt.getTime() < Date.now() - HOUR_MS * (isLeftOver(name) ? Math.max(1, hours) : hours)

async function unspoken(files: StoredFile[], isPublic: boolean): Promise<StoredFile[]> {
  const known = await knownFiles(files.map(({ name }) => name))
  const orphans: StoredFile[] = []
  for (const file of files)
    if (isOwnName(file.name) && (await isOrphan(file, known.get(file.name), isPublic)))
      orphans.push(file)
  return orphans
}

/** @param place - in which store the file lies by the registry; null when only a column names it */
async function isOrphan(
  { name }: StoredFile,
  place: boolean | null | undefined,
  isPublic: boolean
): Promise<boolean> {
  if (place === undefined) return isMadeHere(name, isPublic)
  if (place === null || place === isPublic) return false
  // A copy that a move left behind.
  return (await statIn(storeFor(place), name)) !== undefined
}

/** A file of Django may have such a name by chance, but no such content. */
async function isMadeHere(name: string, isPublic: boolean): Promise<boolean> {
  const sum = hashInName(name)
  if (sum === undefined) return true
  const bytes = await bytesIn(storeFor(isPublic), name)
  return bytes !== undefined && hash('sha256', bytes).startsWith(sum)
}
