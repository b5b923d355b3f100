import app from '@adonisjs/core/services/app'
import { FSDriver } from '@adonisjs/drive/drivers/fs'
import type { DriverContract } from '@adonisjs/drive/types'
import type { Place } from '#storage/place'
import { driverOf } from '#storage/drivers'
import { FolderStore } from '#storage/folder_store'
import { SafeStore } from '#storage/safe_store'
import type { Store } from '#storage/store'

type DiskName = 'public' | 'private'

/** What everybody may see; a CDN, or a server in front of the folder, may read it without us. */
export const publicStore: Store = new SafeStore(() => disk('public'))

/** What not everybody may see, and originals. */
export const privateStore: Store = new SafeStore(() => disk('private'))

/** The store in which files lie that everybody may see, or the other one. */
export const storeFor = (isPublic: boolean): Store => (isPublic ? publicStore : privateStore)

/** A store at a place of the settings, whether or not it is the one in use. */
export const storeAt = (place: Place, visibility: DiskName): Store =>
  new SafeStore(async () => {
    const makeDriver = await driverOf(place, visibility)
    return storeOver(makeDriver())
  })

async function disk(name: DiskName): Promise<Store> {
  const drive = await app.container.make('drive.manager')
  return storeOver(drive.use(name).driver)
}

async function storeOver(driver: DriverContract): Promise<Store> {
  if (driver instanceof FSDriver) return new FolderStore(driver)
  const { BucketStore } = await import('#storage/bucket_store')
  const { BucketDriver } = await import('#storage/bucket_driver')
  if (driver instanceof BucketDriver) return new BucketStore(driver)
  throw new TypeError('a disk of config/drive.ts lies neither in a folder nor in a bucket')
}
