import type { DriverContract } from '@adonisjs/drive/types'
import type { Place } from '#storage/place'

/** Makes Drive's driver of a place; S3's code is loaded for a bucket only. */
export async function driverOf(
  place: Place,
  visibility: 'public' | 'private'
): Promise<() => DriverContract> {
  if ('folder' in place) {
    const { FSDriver } = await import('@adonisjs/drive/drivers/fs')
    return () => new FSDriver({ location: place.folder, visibility })
  }
  const { bucketDriver } = await import('#storage/bucket_driver')
  return () => bucketDriver(place, visibility)
}
