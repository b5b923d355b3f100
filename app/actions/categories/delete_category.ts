import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import sql from 'sql-template-tag'
import { changeCategory } from '#actions/categories/change_category'
import { CategoryInUseException } from '#exceptions/category_in_use_exception'
import { NotFoundException } from '#exceptions/http'
import Category from '#models/category'
import { execute } from '#db/statements'

/** What else belongs to the transaction. */
type Within = (category: Category, client: TransactionClientContract) => Promise<void>

interface Uses {
  products: number
  children: number
}

/** Removes a category that nothing refers to; the foreign keys stop what comes in between. */
export default class DeleteCategory {
  /** @throws CategoryInUseException when products, visible or not, or categories are in it */
  handle(categoryId: number, within?: Within): Promise<void> {
    return changeCategory(async (client) => {
      const category = await Category.query({ client }).where('id', categoryId).forUpdate().first()
      if (!category) throw new NotFoundException()
      const counting = sql`select
        (select count(*)::int from products_product where category_id = ${categoryId}) as products,
        (select count(*)::int from products_category where parent_id = ${categoryId}) as children`
      const [uses] = await execute<Uses>({ sql: counting }, client)
      const { products, children } = uses!
      if (products + children) throw new CategoryInUseException(products, children)
      await within?.(category, client)
      await category.delete()
    })
  }
}
