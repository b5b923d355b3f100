import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import logger from '@adonisjs/core/services/logger'
import pictures from '#config/pictures'
import type MediaFile from '#models/media_file'
import { inPool } from '#pictures/pool'
import type { Variant } from '#pictures/variants'
import { FileMissing } from '#storage/store'
import { storeFor } from '#storage/stores'
import { inTemporaryFolder } from '#support/temporary_folder'

/** A store that falls silent while a file comes must not keep the job. */
const COPY_LIMIT_MS = 60_000

/**
 * Makes the variants of a published file, whose own files last as long as their use.
 *
 * @returns `gone` where the store has lost the file
 * @throws StorageAwayException, PictureFault, what `use` throws
 */
export const withVariantsOf = <T>(
  file: MediaFile,
  use: (variants: Variant[]) => Promise<T>
): Promise<T | 'gone'> =>
  inTemporaryFolder('variants', async (folder) => {
    const published = join(folder, 'published')
    try {
      await copy(file, published)
    } catch (error) {
      if (!(error instanceof FileMissing)) throw error
      logger.warn({ file: file.name }, 'a picture has no variants, as its file is missing')
      return 'gone'
    }
    return use(await inPool('makeVariants', { published, folder, avif: pictures.avif }))
  })

async function copy({ name, isPublic }: MediaFile, target: string): Promise<void> {
  const stored = await storeFor(isPublic).read(name)
  const limit = AbortSignal.timeout(COPY_LIMIT_MS)
  await pipeline(stored, createWriteStream(target, { flags: 'wx', mode: 0o600 }), { signal: limit })
}
