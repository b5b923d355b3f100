import type { HttpContext } from '@adonisjs/core/http'
import { answerDetail, answerList } from '#controllers/answers'
import CreateCategory from '#actions/categories/create_category'
import DeleteCategory from '#actions/categories/delete_category'
import UpdateCategory from '#actions/categories/update_category'
import { categoryDetail, reachCategory } from '#queries/categories/category_detail'
import { categoryList } from '#queries/categories/category_list'
import { createCategoryValidator, editCategoryValidator } from '#validators/category'
import { validateBody } from '#validators/input'

/** Anybody reads the active categories; their routes let only staff change them. */
export default class CategoriesController {
  async index(ctx: HttpContext) {
    return answerList(ctx, categoryList)
  }

  async show(ctx: HttpContext) {
    return answerDetail(ctx, await categoryDetail(ctx.params.key, ctx.mediaBase))
  }

  async store({ mediaBase, origin, request, response }: HttpContext) {
    const fields = await validateBody(request, createCategoryValidator)
    const id = await new CreateCategory().handle(fields)
    response.header('Location', `${origin}/api/v1/categories/${fields.slug}/`)
    return response.created(await categoryDetail(String(id), mediaBase))
  }

  /** PUT names what is required, PATCH what changes. */
  async update({ mediaBase, params, request }: HttpContext) {
    const { id } = await reachCategory(params.key)
    const validator = request.method() === 'PUT' ? createCategoryValidator : editCategoryValidator
    const fields = await validateBody(request, validator)
    await new UpdateCategory().handle({ categoryId: id, fields })
    return categoryDetail(String(id), mediaBase)
  }

  async destroy({ params, response }: HttpContext) {
    const { id } = await reachCategory(params.key)
    await new DeleteCategory().handle(id)
    return response.noContent()
  }
}
