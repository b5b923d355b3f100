import { createHash, randomUUID } from 'node:crypto'
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

/** Bytes that no decoder reads: what serves files does not look into them. */
export const BYTES = Buffer.from('0123456789')

/** A file with its row as an upload leaves them, by a name with a hash. @returns the name */
export async function storeVariant(fields: Partial<MediaFile>): Promise<string> {
  const name = `products/1/${randomUUID().replaceAll('-', '')}-card.webp`
  const sha256 = createHash('sha256').update(BYTES).digest('hex')
  const kind = { role: 'card' as const, contentType: 'image/webp', sizeBytes: BYTES.length, sha256 }
  await storeFile({ name, ...kind, ...fields })
  const store = (fields.isPublic ?? true) ? publicStore : privateStore
  await store.put(name, BYTES, 'image/webp')
  return name
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
