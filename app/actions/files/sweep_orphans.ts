import { whileAlone } from '#actions/files/while_alone'
import { deleteOrphans, orphansIn } from '#actions/files/orphans'
import VerifyFiles from '#actions/files/verify_files'
import type { StoredFile } from '#storage/store'

interface Input {
  /** else they are only counted */
  delete: boolean
  /** Younger files are left alone: their rows may be on the way. */
  olderThanHours: number
  onProgress?(done: number): void
}

/** What there is too much of, and too little. */
export interface Orphans {
  /** files without rows */
  files: StoredFile[]
  deleted: number
  /** names of rows without files, which are never changed: a backup of the files may bring them back */
  rows: string[]
}

/**
 * Finds files that lost their rows, and rows that lost their files. Only what this server made is ever deleted:
 * Django's files and those of strangers stay, wherever they lie.
 */
export default class SweepOrphans {
  /** @throws ConflictException when another process is at it, StorageAwayException */
  handle(input: Input): Promise<Orphans> {
    return whileAlone('sweepOrphans', () => sweep(input))
  }
}

async function sweep({ delete: isWanted, olderThanHours, onProgress }: Input): Promise<Orphans> {
  const found: Orphans = { files: [], deleted: 0, rows: [] }
  let done = 0
  for (const isPublic of [true, false])
    for await (const { looked, orphans } of orphansIn(isPublic, olderThanHours)) {
      found.files.push(...orphans)
      if (isWanted) found.deleted += await deleteOrphans(orphans, isPublic)
      onProgress?.((done += looked))
    }
  await new VerifyFiles().handle({
    checksum: false,
    onBroken: (name, fault) => void (fault === 'missing' && found.rows.push(name)),
    onProgress: (checked) => onProgress?.(done + checked),
  })
  return found
}
