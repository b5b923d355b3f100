import type { HttpContext } from '@adonisjs/core/http'
import { byOf, done } from '#controllers/panel/by'
import KeepCategoryImage from '#actions/panel/keep_category_image'
import { words } from '#panel/words'
import { onlyFile } from '#validators/files'

export default class CategoryImagesController {
  async update(ctx: HttpContext) {
    const categoryId = Number(ctx.params.id)
    const file = onlyFile(ctx.request, ['image'])
    await new KeepCategoryImage().handle({ categoryId, file, by: byOf(ctx) })
    return done(ctx, `/admin/categories/${categoryId}`, words.category.imageSaved)
  }

  async destroy(ctx: HttpContext) {
    const categoryId = Number(ctx.params.id)
    await new KeepCategoryImage().handle({ categoryId, by: byOf(ctx) })
    return done(ctx, `/admin/categories/${categoryId}`, words.category.imageRemoved)
  }
}
