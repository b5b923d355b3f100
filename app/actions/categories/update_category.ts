import { changeCategory } from '#actions/categories/change_category'
import { NotFoundException } from '#exceptions/http'
import { refuseProblems } from '#exceptions/invalid_input_exception'
import Category from '#models/category'
import { categoryProblems } from '#queries/categories/category_problems'
import { given } from '#support/given'

interface Input {
  categoryId: number
  fields: { name?: string; slug?: string; description?: string; parent?: number | null }
}

/** Changes what the fields name. */
export default class UpdateCategory {
  /**
   * @throws NotFoundException when it was deleted meanwhile
   * @throws InvalidInputException when its slug is another's, or the parent does not exist or is below it
   */
  handle({ categoryId: id, fields }: Input): Promise<void> {
    const { parent: parentId, ...columns } = fields
    return changeCategory(async (client) => {
      const category = await Category.query({ client }).where({ id }).first()
      if (!category?.isActive) throw new NotFoundException()
      refuseProblems(await categoryProblems({ ...fields, id }, client))
      await category.merge(given({ ...columns, parentId })).save()
    })
  }
}
