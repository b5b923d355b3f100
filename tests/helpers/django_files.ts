import { CategoryFactory } from '#database/factories/category_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import { publicStore } from '#storage/stores'
import { photo } from '#tests/helpers/pictures'

type Cleanup = (undo: () => void | Promise<void>) => void

/** Files as Django stored them, by a name of their own; they go at the end of the test. */
export async function putDjangos(name: string, content: Buffer | string, cleanup: Cleanup) {
  cleanup(() => publicStore.delete([name]))
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  await publicStore.put(name, bytes, 'application/octet-stream')
}

export const putPhoto = async (name: string, cleanup: Cleanup) =>
  putDjangos(name, await photo(), cleanup)

/** A picture of a product that Django stored under this name. */
export async function djangosPicture(name: string) {
  const product = await ProductFactory.with('user').with('category').with('images', 1).create()
  const [image] = await product.related('images').query()
  await image!.merge({ image: name }).save()
  return image!
}

export const djangosAvatar = (name: string) =>
  UserFactory.with('profile', 1, (of) => of.merge({ avatar: name })).create()

export const djangosCategory = (name: string) => CategoryFactory.merge({ image: name }).create()
