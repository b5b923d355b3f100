import { changeCategory, moveBelow } from '#actions/categories/change_category'
import Category from '#models/category'

interface Input {
  name: string
  slug: string
  description?: string
  parent?: number | null
}

/** Adds an active category. */
export default class CreateCategory {
  /** @returns the new category's id */
  handle({ name, slug, description = '', parent = null }: Input): Promise<number> {
    return changeCategory(async (client) => {
      const category = new Category().useTransaction(client)
      category.merge({ name, slug, description, image: '', isActive: true })
      await moveBelow(category, parent, client)
      await category.save()
      return category.id
    })
  }
}
