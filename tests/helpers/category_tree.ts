import { CategoryFactory } from '#database/factories/category_factory'

/** Home, with Lamps in it, with Desk in that. */
export async function categoryTree() {
  const root = await CategoryFactory.merge({ name: 'Home', slug: 'home' }).create()
  const child = await CategoryFactory.merge({
    name: 'Lamps',
    slug: 'lamps',
    parentId: root.id,
  }).create()
  const leaf = await CategoryFactory.merge({
    name: 'Desk',
    slug: 'desk',
    parentId: child.id,
  }).create()
  return { root, child, leaf }
}
