import { hash } from 'node:crypto'
import { bytesIn, statIn } from '#storage/look'
import type MediaFile from '#models/media_file'
import { storeFor } from '#storage/stores'

/** What is wrong with a file: in neither store, in the other one, of another size, of another content. */
export const FILE_FAULTS = ['missing', 'misplaced', 'size', 'checksum'] as const
export type FileFault = (typeof FILE_FAULTS)[number]

/**
 * Holds a file against its row.
 *
 * @param checksum - whether to read it, which tells what its size does not
 * @throws StorageAwayException
 */
export async function fileFault(
  file: MediaFile,
  checksum: boolean
): Promise<FileFault | undefined> {
  const { name, isPublic, sizeBytes } = file
  const found = await statIn(storeFor(isPublic), name)
  if (!found) return (await statIn(storeFor(!isPublic), name)) ? 'misplaced' : 'missing'
  if (found.size !== sizeBytes) return 'size'
  return checksum && !(await isIntact(file)) ? 'checksum' : undefined
}

/** Sizes that older releases made have no checksum: that they can be read is all that is asked. */
async function isIntact({ name, isPublic, sha256 }: MediaFile): Promise<boolean> {
  const bytes = await bytesIn(storeFor(isPublic), name)
  return bytes !== undefined && (sha256 === null || hash('sha256', bytes) === sha256)
}
