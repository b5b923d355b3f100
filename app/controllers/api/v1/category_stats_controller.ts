import type { HttpContext } from '@adonisjs/core/http'
import { reachCategory } from '#queries/categories/category_detail'
import { categoryStats } from '#queries/categories/category_stats'

export default class CategoryStatsController {
  async show({ params }: HttpContext) {
    const { id } = await reachCategory(params.key)
    return categoryStats(id)
  }
}
