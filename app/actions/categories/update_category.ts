import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { changeCategory } from '#actions/categories/change_category'
import { newSolePicture } from '#actions/pictures/new_sole_picture'
import { NotFoundException } from '#exceptions/http'
import { refuseProblems } from '#exceptions/invalid_input_exception'
import type { SentFile } from '#exceptions/pictures'
import Category from '#models/category'
import { categoryProblems } from '#queries/categories/category_problems'
import { given } from '#support/given'

interface Input {
  categoryId: number
  fields: {
    name?: string
    slug?: string
    description?: string
    parent?: number | null
    isActive?: boolean
  }
  /** in place of the one that it has */
  image?: SentFile
  /** whether it is found while it is not active */
  isForStaff?: boolean
  /** what else belongs to the transaction; the category is not yet saved, and knows what it was */
  within?: (category: Category, client: TransactionClientContract) => Promise<void>
}

/** Changes what the fields name, and the image when there is one: all of it, or nothing. */
export default class UpdateCategory {
  /**
   * @throws NotFoundException when it was deleted meanwhile
   * @throws InvalidInputException when its slug is another's, or the parent does not exist or is below it, and for an
   *   image what ReplaceSolePicture throws
   */
  async handle({ categoryId: id, fields, image, isForStaff, within }: Input): Promise<void> {
    const { parent: parentId, ...columns } = fields
    const picture = image && (await newSolePicture({ categoryId: id }, image))
    await changeCategory(async (client) => {
      const category = await Category.query({ client }).where({ id }).first()
      if (!category || !(category.isActive || isForStaff)) throw new NotFoundException()
      refuseProblems(await categoryProblems({ ...fields, id }, client))
      category.merge(given({ ...columns, parentId }))
      await within?.(category, client)
      await category.save()
    }, picture)
  }
}
