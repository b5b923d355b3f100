import app from '@adonisjs/core/services/app'
import { FSDriver } from '@adonisjs/drive/drivers/fs'
import type { DriverContract } from '@adonisjs/drive/types'
import type { Place } from '#storage/place'
import { driverOf } from '#storage/drivers'
import { FolderStore } from '#storage/folder_store'
import { SafeStore } from '#storage/safe_store'
import type { Store } from '#storage/store'
import { explained, type StoreName } from '#storage/trouble'

/** What everybody may see; a CDN, or a server in front of the folder, may read it without us. */
export const publicStore: Store = storeOver('public', () => disk('public'))

/** What not everybody may see, and originals. */
export const privateStore: Store = storeOver('private', () => disk('private'))

/** The store in which files lie that everybody may see, or the other one. */
export const storeFor = (isPublic: boolean): Store => (isPublic ? publicStore : privateStore)

/** A store at a place of the settings, whether or not it is the one in use. */
export const storeAt = (place: Place, visibility: StoreName): Store =>
  storeOver(visibility, async () => {
    const makeDriver = await driverOf(place, visibility)
    return makeDriver()
  })

async function disk(name: StoreName): Promise<DriverContract> {
  const drive = await app.container.make('drive.manager')
  return drive.use(name).driver
}

function storeOver(name: StoreName, makeDriver: () => Promise<DriverContract>): Store {
  let place: Place | undefined
  const open = async () => {
    const [store, itsPlace] = await opened(await makeDriver())
    place = itsPlace
    return store
  }
  return new SafeStore(open, (error) => (place ? explained(error, name, place) : error))
}

async function opened(driver: DriverContract): Promise<[Store, Place]> {
  if (driver instanceof FSDriver)
    return [new FolderStore(driver), { folder: String(driver.options.location) }]
  const { BucketStore } = await import('#storage/bucket_store')
  const { BucketDriver } = await import('#storage/bucket_driver')
  if (driver instanceof BucketDriver) return [new BucketStore(driver), driver.place]
  throw new TypeError('a disk of config/drive.ts lies neither in a folder nor in a bucket')
}
