import type { HttpContext } from '@adonisjs/core/http'
import { answerDetail, answerList } from '#controllers/answers'
import { readBody } from '#controllers/read_body'
import CreateCategory from '#actions/categories/create_category'
import DeleteCategory from '#actions/categories/delete_category'
import UpdateCategory from '#actions/categories/update_category'
import { categoryDetail, reachCategory } from '#queries/categories/category_detail'
import { categoryList } from '#queries/categories/category_list'
import { categoryProblems } from '#queries/categories/category_problems'
import { fileIn } from '#validators/files'
import { createCategoryValidator, editCategoryValidator } from '#validators/category'

/** Anybody reads the active categories; their routes let only staff change them. */
export default class CategoriesController {
  async index(ctx: HttpContext) {
    return answerList(ctx, categoryList)
  }

  async show(ctx: HttpContext) {
    return answerDetail(ctx, await categoryDetail(ctx.params.key, ctx.mediaBase))
  }

  async store(ctx: HttpContext) {
    const { mediaBase, origin, response } = ctx
    const fields = await readBody(ctx, createCategoryValidator, { problems: categoryProblems })
    const id = await new CreateCategory().handle(fields, fileIn(ctx.request, 'image'))
    response.header('Location', `${origin}/api/v1/categories/${fields.slug}/`)
    return response.created(await categoryDetail(String(id), mediaBase))
  }

  /** PUT names what is required, PATCH what changes. */
  async update(ctx: HttpContext) {
    const { id, name, slug, description } = await reachCategory(ctx.params.key)
    const fields = await readBody(ctx, [createCategoryValidator, editCategoryValidator], {
      stored: { name, slug, description },
      problems: (good) => categoryProblems({ ...good, id }),
    })
    const image = fileIn(ctx.request, 'image')
    await new UpdateCategory().handle({ categoryId: id, fields, image })
    return categoryDetail(String(id), ctx.mediaBase)
  }

  async destroy({ params, response }: HttpContext) {
    const { id } = await reachCategory(params.key)
    await new DeleteCategory().handle(id)
    return response.noContent()
  }
}
