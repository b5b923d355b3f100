import { defineConfig } from '@adonisjs/drive'
import type { InferDriveDisks } from '@adonisjs/drive/types'
import storage from '#config/storage'
import { driverOf } from '#storage/drivers'

const places = storage.places[storage.disk]!

/** S3's code is loaded where a bucket is set, and nowhere else. */
const disk = (name: 'public' | 'private') => ({
  type: 'provider' as const,
  resolver: () => driverOf(places[name], name),
})

const drive = defineConfig({
  default: 'public',
  services: { public: disk('public'), private: disk('private') },
})

export default drive

declare module '@adonisjs/drive/types' {
  interface DriveDisks extends InferDriveDisks<typeof drive> {}
}
