import { hash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { bytesIn, statIn } from '#storage/look'
import type { DiskStores } from '#actions/files/stores_of'
import type { StoredRow } from '#queries/files/stored_files'
import { contentTypeOf } from '#rules/pictures'
import type { StoredFile } from '#storage/store'
import { StorageTrouble } from '#storage/trouble'

/**
 * What came of a file: copied, there already, nowhere to be found, or another file of its name is there, which
 * is somebody's and stays.
 */
export type Fate = 'copied' | 'there' | 'missing' | 'differs'

interface Copying {
  from: DiskStores
  to: DiskStores
  /** copy nothing, and say what would be copied */
  dryRun: boolean
  /** compare what is there already by its content, not by its size alone */
  checksum: boolean
}

/**
 * Copies a file into the store where it belongs by its row.
 *
 * @param stillHeld - asked before anything is written or deleted
 * @throws StorageTrouble
 */
export async function copyFile(
  row: StoredRow,
  copying: Copying,
  stillHeld: () => Promise<void>
): Promise<Fate> {
  const { from, to, dryRun } = copying
  const { name, is_public: isPublic } = row
  const isOnePlace = isDeepStrictEqual(from.place(isPublic), to.place(isPublic))
  const fate = isOnePlace ? 'there' : await fateOf(row, copying)
  if (dryRun) return fate
  await stillHeld()
  if (fate === 'copied') await copy(row, from, to)
  // It was copied, maybe, when it belonged into the other store.
  if (fate !== 'missing' && isOurs(row)) await to.ask(!isPublic, (store) => store.delete([name]))
  return fate
}

const isOurs = ({ size }: StoredRow) => size !== null

async function fateOf(row: StoredRow, copying: Copying): Promise<Fate> {
  const { from, to, checksum } = copying
  const { name, is_public: isPublic, size } = row
  const there = await to.ask(isPublic, (store) => statIn(store, name))
  if (there?.size === size && !checksum) return 'there'
  const bytes = await sourceBytes(row, from)
  if (there && bytes) return fateBeside(there, bytes, { row, copying })
  return there ? 'there' : bytes ? 'copied' : 'missing'
}

/** Where a file of that name is there already. */
async function fateBeside(
  there: StoredFile,
  bytes: Buffer,
  { row, copying: { to, checksum } }: { row: StoredRow; copying: Copying }
): Promise<Fate> {
  const isSame = checksum ? await holds(to, row, bytes) : there.size === bytes.length
  if (isSame) return 'there'
  return isOurs(row) ? 'copied' : 'differs'
}

/** It may lie in the other store, as files move from one to the other. */
async function sourceBytes({ name, is_public: isPublic }: StoredRow, from: DiskStores) {
  const found = await from.ask(isPublic, (store) => bytesIn(store, name))
  return found ?? from.ask(!isPublic, (store) => bytesIn(store, name))
}

/** Whether a store has a file with the content that its row tells, or else with that of the source. */
async function holds(stores: DiskStores, row: StoredRow, bytes: Buffer): Promise<boolean> {
  const found = await stores.ask(row.is_public, (store) => bytesIn(store, row.name))
  if (!found) return false
  return row.sha256 ? hash('sha256', found) === row.sha256 : found.equals(bytes)
}

async function copy(row: StoredRow, from: DiskStores, to: DiskStores): Promise<void> {
  const { name, is_public: isPublic, content_type: contentType } = row
  const bytes = await sourceBytes(row, from)
  // Deleted since.
  if (!bytes) return
  await to.ask(isPublic, (store) => store.put(name, bytes, contentType ?? contentTypeOf(name)))
  const written = await to.ask(isPublic, (store) => bytesIn(store, name))
  if (!written?.equals(bytes))
    throw new StorageTrouble(`what was written as ${name} cannot be read back as it was`)
}
