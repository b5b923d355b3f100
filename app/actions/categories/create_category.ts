import { changeCategory } from '#actions/categories/change_category'
import { refuseProblems } from '#exceptions/invalid_input_exception'
import Category from '#models/category'
import { categoryProblems } from '#queries/categories/category_problems'

interface Input {
  name: string
  slug: string
  description?: string
  parent?: number | null
}

/** Adds an active category. */
export default class CreateCategory {
  /**
   * @returns the new category's id
   * @throws InvalidInputException when its slug is another's or there is no such parent
   */
  handle({ name, slug, description = '', parent = null }: Input): Promise<number> {
    return changeCategory(async (client) => {
      refuseProblems(await categoryProblems({ slug, parent }, client))
      const columns = { name, slug, description, parentId: parent, image: '', isActive: true }
      const { id } = await Category.create(columns, { client })
      return id
    })
  }
}
