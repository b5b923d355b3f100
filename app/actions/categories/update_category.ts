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
  fields: { name?: string; slug?: string; description?: string; parent?: number | null }
  /** in place of the one that it has */
  image?: SentFile
}

/** Changes what the fields name, and the image when there is one: all of it, or nothing. */
export default class UpdateCategory {
  /**
   * @throws NotFoundException when it was deleted meanwhile
   * @throws InvalidInputException when its slug is another's, or the parent does not exist or is below it, and for an
   *   image what ReplaceSolePicture throws
   */
  async handle({ categoryId: id, fields, image }: Input): Promise<void> {
    const { parent: parentId, ...columns } = fields
    const picture = image && (await newSolePicture({ categoryId: id }, image))
    await changeCategory(async (client) => {
      const category = await Category.query({ client }).where({ id }).first()
      if (!category?.isActive) throw new NotFoundException()
      refuseProblems(await categoryProblems({ ...fields, id }, client))
      await category.merge(given({ ...columns, parentId })).save()
    }, picture)
  }
}
