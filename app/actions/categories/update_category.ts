import sql from 'sql-template-tag'
import { changeCategory, moveBelow } from '#actions/categories/change_category'
import { NotFoundException } from '#exceptions/http'
import Category from '#models/category'
import { execute } from '#services/statements'
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
      await execute({ sql: lockOf(categoryId) }, client)
      const category = await Category.query({ client }).where('id', categoryId).first()
      if (!category?.isActive) throw new NotFoundException()
      category.merge(given(columns))
      if (parent !== undefined) await moveBelow(category, parent, client)
      await category.save()
    })
  }
}

/** Not `for update`: whoever moves a category below this one shares its key at commit. */
const lockOf = (id: number) => sql`select from products_category where id = ${id} for no key update`
