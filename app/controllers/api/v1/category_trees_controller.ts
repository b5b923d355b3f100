import type { HttpContext } from '@adonisjs/core/http'
import { categoryTree } from '#queries/categories/category_tree'

export default class CategoryTreesController {
  async show({ mediaBase }: HttpContext) {
    return categoryTree(mediaBase)
  }
}
