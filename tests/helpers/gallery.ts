import db from '@adonisjs/lucid/services/db'
import type { ApiClient } from '@japa/api-client'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import MediaFile from '#models/media_file'
import ProductImage from '#models/product_image'
import { privateStore, publicStore } from '#storage/stores'
import { picture } from '#tests/helpers/pictures'

export interface Sent {
  bytes: Buffer
  file?: string
  field?: string
}

/** Somebody with a product, and how they send pictures for it. */
export async function gallery(client: ApiClient) {
  const user = await UserFactory.create()
  const product = await ProductFactory.merge({ userId: user.id }).with('category').create()
  await emptyFolders(product.id)
  const url = `/api/v1/products/${product.id}/images/`
  const upload = (files: Sent[], fields: Record<string, string> = {}) =>
    files.reduce(
      (request, { bytes, file = 'photo.jpg', field = 'image' }) =>
        request.file(field, bytes, { filename: file }),
      client.post(url).loginAs(user).fields(fields)
    )
  return { user, product, url, upload }
}

/** Some tests let ids begin anew: an earlier product of this id may have left files in the stores. */
async function emptyFolders(productId: number): Promise<void> {
  const names = (await filesOf(productId)).map((file) => file.replace(/^\w+ /, ''))
  for (const store of [publicStore, privateStore]) await store.delete(names)
}

/** Pictures that differ. */
export const shades = (count: number): Promise<Sent[]> =>
  Promise.all(
    Array.from({ length: count }, async (_, shade) => ({
      bytes: await picture('png', { width: 20, height: 10, shade }),
      file: `${shade}.png`,
    }))
  )

/** What there is of a product's pictures: rows, rows of files, files in both stores. */
export async function whatIsThere(productId: number) {
  const [rows, registry] = [
    await ProductImage.query()
      .where({ productId, isActive: true })
      .orderBy('orderIndex')
      .orderBy('id'),
    await MediaFile.query().whereLike('name', `%products/${productId}/%`).orderBy('name'),
  ]
  return { rows, registry, files: await filesOf(productId) }
}

/** Names of the files in both stores, as `public products/1/…`. */
export async function filesOf(productId: number) {
  const names: string[] = []
  for (const [place, store] of Object.entries({ public: publicStore, private: privateStore }))
    for (const folder of [`products/${productId}/`, `originals/products/${productId}/`])
      for await (const { name } of store.list(folder)) names.push(`${place} ${name}`)
  return names.sort()
}

export const jobsOf = async (name: string) => {
  const { rows } = await db.rawQuery(
    `select data, extract(epoch from start_after - created_on)::int as delay from jobs.job
     where name = ? and state < 'active' order by created_on, id`,
    [name]
  )
  return rows as { data: { imageId: number; productId: number; names: string[] }; delay: number }[]
}
