import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AddPictures from '#actions/pictures/add_pictures'
import ReplaceSolePicture from '#actions/pictures/replace_sole_picture'
import Category from '#models/category'
import Product from '#models/product'
import User from '#models/user'
import { draw } from '#pictures/drawing'
import type { SentFile } from '#exceptions/pictures'

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
  async handle(ids: Painted): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'vitrin-demo-'))
    try {
      await paint(ids, folder)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
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
  const bytes = await draw(text, size)
  const file = `${encodeURIComponent(text)}.jpg`
  const path = join(await mkdtemp(join(folder, 'picture-')), 'drawing.jpg')
  await writeFile(path, bytes)
  return { path, bytes: bytes.length, field: 'image', file }
}
