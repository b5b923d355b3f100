import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import pLimit from 'p-limit'
import { dropHold, endHold, takeHold, writeOfFiles } from '#actions/files/holds'
import { StorageAwayException } from '#exceptions/storage'
import type MediaFile from '#models/media_file'
import { storeFor } from '#storage/stores'

/** A file to be put, with what the registry says of it. */
export interface NewFile {
  name: string
  role: MediaFile['role']
  contentType: string
  /** of a file of this machine that has its bytes */
  path: string
  size: number
  sha256: string | null
}

export interface NewFiles {
  folder: string
  files: NewFile[]
  /** Whether everybody may see them; it is asked when nobody moves files of the folder any more. */
  isPublic: () => Promise<boolean>
}

/** What the store may take for all of them: so long, or a second a megabyte where that is more. */
const LIMIT_MS = 7500
const MEGABYTE = 2 ** 20
/** For what comes before and behind. */
const MARGIN_SECONDS = 10

/** Of all uploads together, as each keeps a file and a connection of the store open. */
const putting = pLimit(8)

/**
 * Puts files, and then writes rows about them in one transaction: no connection is held while bytes travel.
 * Files that have no row at the end are removed, whatever went wrong.
 *
 * @throws StorageAwayException, StorageFullException, and what `write` throws
 */
export async function storeFiles<T>(
  { folder, files, isPublic: ask }: NewFiles,
  write: (client: TransactionClientContract, isPublic: boolean) => Promise<T>
): Promise<T> {
  const limitMs = patienceFor(files)
  const names = files.map(({ name }) => name)
  const seconds = limitMs / 1000 + MARGIN_SECONDS
  const hold = await takeHold({ folder, names, isAlone: false, seconds })
  try {
    const isPublic = await ask()
    await putAll(files, isPublic, limitMs)
    return await writeOfFiles(async (client) => {
      const written = await write(client, isPublic)
      await endHold(hold, client)
      return written
    })
  } catch (error) {
    await dropHold(hold)
    throw error
  }
}

function patienceFor(files: NewFile[]): number {
  const bytes = files.reduce((sum, { size }) => sum + size, 0)
  return Math.max(LIMIT_MS, (bytes / MEGABYTE) * 1000)
}

/** The first that fails is told at once; what has not begun by then is left. */
async function putAll(files: NewFile[], isPublic: boolean, limitMs: number): Promise<void> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const error = new StorageAwayException(new Error(`not all files stored within ${limitMs} ms`))
  const timer = setTimeout(() => reject(error), limitMs)
  let isOver = false
  const puts = files.map((file) => putting(async () => isOver || (await put(file, isPublic))))
  try {
    await Promise.race([Promise.all(puts), late])
  } finally {
    isOver = true
    clearTimeout(timer)
  }
}

async function put({ name, role, path, contentType }: NewFile, isPublic: boolean): Promise<void> {
  await storeFor(isPublic && role !== 'original').put(name, path, contentType)
}
