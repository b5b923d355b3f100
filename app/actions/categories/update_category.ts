import { changeCategory, moveBelow } from '#actions/categories/change_category'
import { NotFoundException } from '#exceptions/http'
import Category from '#models/category'
import { given } from '#support/given'

interface Input {
  categoryId: number
  fields: { name?: string; slug?: string; description?: string; parent?: number | null }
}

/** Changes what the fields name. */
export default class UpdateCategory {
  /** @throws NotFoundException when it was deleted meanwhile */
  handle({ categoryId, fields }: Input): Promise<void> {
    const { parent, ...columns } = fields
    return changeCategory(async (client) => {
      const category = await Category.query({ client }).where('id', categoryId).first()
      if (!category?.isActive) throw new NotFoundException()
      category.merge(given(columns))
      if (parent !== undefined) await moveBelow(category, parent, client)
      await category.save()
    })
  }
}
