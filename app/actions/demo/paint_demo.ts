import { mkdtemp, stat } from 'node:fs/promises'
import { join } from 'node:path'
import AddPictures from '#actions/pictures/add_pictures'
import ReplaceSolePicture from '#actions/pictures/replace_sole_picture'
import Category from '#models/category'
import Product from '#models/product'
import User from '#models/user'
import { inPool } from '#pictures/pool'
import type { SentFile } from '#exceptions/pictures'
import { inTemporaryFolder } from '#support/temporary_folder'

/** What the demo made. */
export interface Painted {
  productIds: number[]
  userIds: number[]
  categoryIds: number[]
}

const PHOTO = { width: 800, height: 600 }
const FACE = { width: 256, height: 256 }
const MAX_PHOTOS = 3

/**
 * Gives the demo pictures that are drawn here, through the same actions as uploads. Cut off, it goes on with
 * those that have none.
 */
export default class PaintDemo {
  handle(ids: Painted): Promise<void> {
    return inTemporaryFolder('demo', (folder) => paint(ids, folder))
  }
}

/** People and categories first: they stand on every page. */
async function paint({ productIds, userIds, categoryIds }: Painted, folder: string) {
  const people = await User.query().whereIn('id', userIds).preload('profile').orderBy('id')
  for (const { id: userId, username, profile } of people)
    if (profile?.avatar === '') await paintSole({ userId }, username, folder)
  const categories = await Category.query().whereIn('id', categoryIds).where('image', '')
  for (const { id: categoryId, slug } of categories) await paintSole({ categoryId }, slug, folder)
  const products = await Product.query()
    .whereIn('id', productIds)
    .where({ isActive: true })
    .doesntHave('images')
    .orderBy('createdAt', 'desc')
  for (const product of products) await paintProduct(product, folder)
}

async function paintSole(
  owner: { userId: number } | { categoryId: number },
  text: string,
  folder: string
) {
  const file = await drawn(text, 'userId' in owner ? FACE : PHOTO, folder)
  await new ReplaceSolePicture().handle({ owner, file })
}

/** One to three, the same each time. */
async function paintProduct({ id, name }: Product, folder: string) {
  const files: SentFile[] = []
  for (let at = 0; at <= name.length % MAX_PHOTOS; at++)
    files.push(await drawn(`${name} ${at}`, PHOTO, folder))
  await new AddPictures().handle({ productId: id, files, fields: { alt_text: name } })
}

async function drawn(text: string, size: typeof PHOTO, folder: string): Promise<SentFile> {
  const file = `${encodeURIComponent(text)}.jpg`
  const path = join(await mkdtemp(join(folder, 'picture-')), 'drawing.jpg')
  await inPool('draw', { text, size, target: path })
  const { size: bytes } = await stat(path)
  return { path, bytes, field: 'image', file }
}
