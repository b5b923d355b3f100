import { join } from 'node:path'
import logger from '@adonisjs/core/services/logger'
import pictures from '#config/pictures'
import type MediaFile from '#models/media_file'
import { inPool } from '#pictures/pool'
import type { Variant } from '#pictures/variants'
import { copyTo } from '#storage/local_copy'
import { FileMissing } from '#storage/store'
import { storeFor } from '#storage/stores'
import { inTemporaryFolder } from '#support/temporary_folder'

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
      await copyTo(published, file.name, storeFor(file.isPublic))
    } catch (error) {
      if (!(error instanceof FileMissing)) throw error
      logger.warn({ file: file.name }, 'a picture has no variants, as its file is missing')
      return 'gone'
    }
    return use(await inPool('makeVariants', { published, folder, avif: pictures.avif }))
  })
