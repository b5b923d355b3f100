import type { HttpContext } from '@adonisjs/core/http'
import { readBody } from '#controllers/read_body'
import RemoveSolePicture from '#actions/pictures/remove_sole_picture'
import ReplaceSolePicture from '#actions/pictures/replace_sole_picture'
import { categoryDetail, reachCategory } from '#queries/categories/category_detail'
import { onlyFile } from '#validators/files'
import { solePictureValidator } from '#validators/picture'

/** The image of a category, which only staff change. */
export default class CategoryImagesController {
  async update(ctx: HttpContext) {
    const { id: categoryId } = await reachCategory(ctx.params.key)
    await readBody(ctx, solePictureValidator)
    const file = onlyFile(ctx.request, ['image', 'file'])
    await new ReplaceSolePicture().handle({ owner: { categoryId }, file })
    return categoryDetail(String(categoryId), ctx.mediaBase)
  }

  async destroy({ params, response }: HttpContext) {
    const { id: categoryId } = await reachCategory(params.key)
    await new RemoveSolePicture().handle({ categoryId })
    return response.noContent()
  }
}
