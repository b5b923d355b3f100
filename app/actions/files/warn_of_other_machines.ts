import { hostname } from 'node:os'
import logger from '@adonisjs/core/services/logger'
import storage from '#config/storage'
import { statIn } from '#storage/look'
import MediaFile from '#models/media_file'
import { liveWorkers } from '#queue/status'
import { storeFor } from '#storage/stores'

/** Enough to tell a folder that is shared from one that is not. */
const SAMPLE = 5

/**
 * Warns when other machines work on this database while files lie in a folder, unless the newest files show
 * that the machines share it: each would miss what others stored.
 */
export async function warnOfOtherMachines(): Promise<void> {
  if (storage.disk !== 'fs') return
  const workers = await liveWorkers()
  const hosts = [...new Set(workers.map(({ host }) => host))].filter((host) => host !== hostname())
  if (!hosts.length || (await isShared())) return
  logger.warn(
    { hosts },
    'other machines work on this database, and pictures lie in a folder that they may not have: share it between them, or set S3_BUCKET'
  )
}

/** Whether the newest files are here, whoever stored them; of no files nothing can be said. */
async function isShared(): Promise<boolean> {
  const newest = await MediaFile.query().orderBy('createdAt', 'desc').limit(SAMPLE)
  const found = await Promise.all(
    newest.map(({ name, isPublic }) => statIn(storeFor(isPublic), name))
  )
  return found.length > 0 && found.every(Boolean)
}
