import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import pictures from '#config/pictures'
import type { NewFile } from '#actions/files/store_files'
import type { Prepared } from '#actions/pictures/prepare_pictures'
import MediaFile from '#models/media_file'
import type { PictureId } from '#rules/file_owner'
import { PICTURE_TYPES, VARIANT_SIDES } from '#rules/pictures'

/** The name of a picture: by its content, so that it never gets other bytes. */
export function nameIn(folder: string, { published: { sha256, format } }: Prepared): string {
  return `${folder}/${sha256.slice(0, 32)}.${PICTURE_TYPES[format].extension}`
}

/** The clean copy, and what was sent where originals are kept. */
export function filesOf(name: string, prepared: Prepared): NewFile[] {
  const { contentType } = PICTURE_TYPES[prepared.published.format]
  const original: NewFile = {
    ...{ name: `originals/${name}`, role: 'original', contentType },
    ...{ sha256: prepared.sha256, path: prepared.sent.path, size: prepared.sent.bytes },
  }
  return [publishedFile(name, prepared), ...(pictures.keepOriginals ? [original] : [])]
}

export const publishedFile = (name: string, { published }: Prepared): NewFile => ({
  ...{ name, role: 'published', contentType: PICTURE_TYPES[published.format].contentType },
  ...{ path: published.path, size: published.bytes, sha256: published.sha256 },
})

/** Writes the registry's rows for files that are there. A file of the same name has the same content. */
export async function registerFiles(
  files: NewFile[],
  { isPublic, ...belonging }: PictureId & { isPublic: boolean },
  client: TransactionClientContract
): Promise<void> {
  const rows = files.map(({ name, role, contentType, sha256, size }) => ({
    ...{ name, role, contentType, sha256, ...belonging },
    ...{ sizeBytes: size, isPublic: isPublic && role !== 'original' },
  }))
  await MediaFile.updateOrCreateMany('name', rows, { client })
}

/**
 * Writes those of a picture's sizes; files of sizes that are not made any more, such as AVIF after a change of the
 * settings, lose their rows, and go.
 */
export async function registerVariants(
  files: NewFile[],
  { isPublic, ...owner }: PictureId & { isPublic: boolean },
  client: TransactionClientContract
): Promise<void> {
  await registerFiles(files, { ...owner, isPublic }, client)
  await MediaFile.query({ client })
    .where(owner)
    .whereIn('role', Object.keys(VARIANT_SIDES))
    .whereNotIn(
      'name',
      files.map(({ name }) => name)
    )
    .delete()
}
