import { NotFoundException } from '#exceptions/http'
import { categoryByKey, childrenOf } from '#queries/categories/category_rows'
import { lightRows } from '#support/light_json'
import { unwritable } from '#support/text'

/** @throws NotFoundException unless an active category has that id or slug */
export async function reachCategory(key: string, mediaBase = '') {
  const category = unwritable(key) ? undefined : await categoryByKey(key, mediaBase)
  if (!category) throw new NotFoundException()
  return category
}

/** A category with those right below it. @throws NotFoundException as {@link reachCategory} */
export async function categoryDetail(key: string, mediaBase: string) {
  const category = await reachCategory(key, mediaBase)
  return { ...category, children: lightRows(await childrenOf(category.id, mediaBase)) }
}
