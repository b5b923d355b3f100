import type { ApiClient } from '@japa/api-client'
import { CategoryFactory } from '#database/factories/category_factory'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { ProductTagFactory } from '#database/factories/product_tag_factory'
import { UserFactory } from '#database/factories/user_factory'
import { emptyTables } from '#tests/helpers/empty_tables'
import { idsIn, pageAt } from '#tests/helpers/walk_pages'

export const ROWS = 9

/** Nine of everything, many of them alike. */
async function plenty() {
  const user = await UserFactory.merge({ username: 'ada' }).create()
  const home = await CategoryFactory.merge({ slug: 'home' }).create()
  const desk = await CategoryFactory.merge({ parentId: home.id }).create()
  const tag = await ProductTagFactory.merge({ slug: 'wood' }).create()
  const on = { userId: user.id, categoryId: desk.id }
  const products = await ProductFactory.merge(
    Array.from({ length: ROWS }, (_, i) => ({
      ...{ ...on, price: `${i % 3}.00`, likesCount: i % 2, name: `Lamp ${i % 4}` },
    }))
  ).createMany(ROWS)
  for (const product of products) await product.related('tags').attach([tag.id])
  await CommentFactory.merge(
    Array.from({ length: ROWS }, (_, i) => ({
      ...{ userId: user.id, productId: products[0]!.id, likesCount: i % 3 },
    }))
  ).createMany(ROWS)
  await UserFactory.createMany(ROWS - 1)
  await CategoryFactory.createMany(ROWS - 2)
  await ProductTagFactory.createMany(ROWS - 1)
  return { user, home, desk, product: products[0]! }
}

let scene: Awaited<ReturnType<typeof plenty>>

/** For a group of tests that read; what one of them changes all the same it undoes. */
export async function makePlenty() {
  scene = await plenty()
  return emptyTables
}

/** A path of the API with the ids of what there is plenty of. */
export const fill = (path: string, { user, home, desk, product } = scene) =>
  `/api/v1/${path
    .replace('{user}', String(user.id))
    .replace('{home}', String(home.id))
    .replace('{desk}', String(desk.id))
    .replace('{product}', String(product.id))}`

/** The ids of a list as it is, on one page. */
export const all = async (client: ApiClient, path: string) =>
  idsIn(await pageAt(client, `${path}&page_size=100`))
