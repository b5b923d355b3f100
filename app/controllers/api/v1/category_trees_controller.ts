import type { HttpContext } from '@adonisjs/core/http'
import { sendJson } from '#controllers/answers'
import { categoryTree } from '#queries/categories/category_tree'
import { lightJson } from '#support/light_json'

export default class CategoryTreesController {
  async show(ctx: HttpContext) {
    return sendJson(ctx, lightJson(await categoryTree(ctx.mediaBase)))
  }
}
