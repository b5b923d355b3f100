import { readFile } from 'node:fs/promises'
import logger from '@adonisjs/core/services/logger'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { DateTime } from 'luxon'
import pLimit from 'p-limit'
import pictures from '#config/pictures'
import type { Prepared } from '#actions/pictures/prepare_pictures'
import MediaFile from '#models/media_file'
import MediaRemoval from '#models/media_removal'
import type { PictureId } from '#rules/file_owner'
import { PICTURE_TYPES } from '#rules/pictures'
import { FileMissing } from '#storage/store'
import { storeFor } from '#storage/stores'

/** Files by name, with what the registry says of each. */
export interface NewFile {
  name: string
  role: MediaFile['role']
  contentType: string
  bytes: Buffer | string
  sha256: string | null
}

/** A store that is slow must not take all connections: a transaction waits for its files. */
const storing = pLimit(3)

/**
 * Does work that puts files and commits rows; it notes the names of what it puts. When it fails they are
 * removed as files are that lost their rows, unless the registry has them: a commit may have happened
 * though its answer got lost.
 */
export const withFiles = <T>(work: (names: string[]) => Promise<T>): Promise<T> =>
  storing(async () => {
    const names: string[] = []
    try {
      return await work(names)
    } catch (error) {
      await haveRemoved(names)
      throw error
    }
  })

/** Without a database nobody can be told; the sweep of orphans finds them. */
async function haveRemoved(names: string[]): Promise<void> {
  const rows = names.map((name) => ({ name, dueAt: DateTime.utc() }))
  await MediaRemoval.updateOrCreateMany('name', rows).catch((err: unknown) =>
    logger.warn({ err, files: names.length }, 'files without rows are left to the sweep')
  )
}

/** The name of a picture: by its content, so that it never gets other bytes. */
export function nameIn(folder: string, { published: { sha256, format } }: Prepared): string {
  return `${folder}/${sha256.slice(0, 32)}.${PICTURE_TYPES[format].extension}`
}

/** The clean copy, and what was sent where originals are kept. */
export function filesOf(name: string, { sent, sha256, published }: Prepared): NewFile[] {
  const { contentType } = PICTURE_TYPES[published.format]
  const clean = { name, role: 'published' as const, contentType, sha256: published.sha256 }
  const original = { name: `originals/${name}`, role: 'original' as const, contentType, sha256 }
  return [
    { ...clean, bytes: published.path },
    ...(pictures.keepOriginals ? [{ ...original, bytes: sent.path }] : []),
  ]
}

/** Writes the registry's rows for files that are there. A file of the same name has the same content. */
export async function registerFiles(
  files: (NewFile & { size: number })[],
  { isPublic, ...belonging }: PictureId & { isPublic: boolean },
  client: TransactionClientContract
): Promise<void> {
  const rows = files.map(({ name, role, contentType, sha256, size }) => ({
    ...{ name, role, contentType, sha256, ...belonging },
    ...{ sizeBytes: size, isPublic: isPublic && role !== 'original' },
  }))
  await MediaFile.updateOrCreateMany('name', rows, { client })
}

/** Puts files one after the other, so that few of them are in memory. @returns them with their sizes */
export async function putFiles(
  files: NewFile[],
  isPublic: boolean,
  names: string[]
): Promise<(NewFile & { size: number })[]> {
  const stored = []
  for (const file of files) {
    const bytes = typeof file.bytes === 'string' ? await readFile(file.bytes) : file.bytes
    names.push(file.name)
    await storeFor(isPublic && file.role !== 'original').put(file.name, bytes, file.contentType)
    stored.push({ ...file, size: bytes.length })
  }
  return stored
}

/** The bytes of a published file; undefined where the store has lost it. */
export async function bytesOf(file: MediaFile): Promise<Buffer | undefined> {
  try {
    return await storeFor(file.isPublic).bytes(file.name)
  } catch (error) {
    if (!(error instanceof FileMissing)) throw error
    logger.warn({ file: file.name }, 'a picture has no variants, as its file is missing')
    return undefined
  }
}
