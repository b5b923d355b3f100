import db from '@adonisjs/lucid/services/db'
import MediaFile from '#models/media_file'
import { privateStore, publicStore } from '#storage/stores'

/** Puts a file into a store and into the registry. */
export async function storeFile(fields: Partial<MediaFile> & { name: string }): Promise<MediaFile> {
  const bytes = Buffer.from(`bytes of ${fields.name}`)
  const isPublic = fields.isPublic ?? true
  await (isPublic ? publicStore : privateStore).put(fields.name, bytes, 'image/jpeg')
  const { length: sizeBytes } = bytes
  return MediaFile.create({
    ...{ role: 'published', contentType: 'image/jpeg', sizeBytes, isPublic },
    ...fields,
  })
}

/** In which stores a file lies. */
export async function placesOf(name: string): Promise<string[]> {
  const stores = { public: publicStore, private: privateStore }
  const found = await Promise.all(
    Object.entries(stores).map(([place, store]) =>
      store.stat(name).then(
        () => [place],
        () => []
      )
    )
  )
  return found.flat()
}

/** What triggers noted that is to be done to files. */
export async function notes() {
  const placements = await db
    .from('media_placements')
    .select('product_id', 'user_id', 'category_id')
  const removals = await db.from('media_removals').orderBy('name')
  return { placements, removals: removals.map(({ name }: { name: string }) => name) }
}
