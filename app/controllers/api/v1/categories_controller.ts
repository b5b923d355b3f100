import type { HttpContext } from '@adonisjs/core/http'
import CreateCategory from '#actions/categories/create_category'
import DeleteCategory from '#actions/categories/delete_category'
import UpdateCategory from '#actions/categories/update_category'
import CategoryPolicy from '#policies/category_policy'
import { categories, countCategories } from '#queries/categories/category_rows'
import { categoryDetail, reachCategory } from '#queries/categories/category_detail'
import { numberedPage } from '#queries/numbered_page'
import { pageEnvelope } from '#shapes/page_envelope'
import { createCategoryValidator, editCategoryValidator } from '#validators/category'
import { bodyOf } from '#validators/input'
import { pageNumber, pageSize, queryOf } from '#validators/page'

/** Categories: anybody reads the active ones, the staff keep them. */
export default class CategoriesController {
  async index({ mediaBase, origin, request }: HttpContext) {
    const { asked, search } = queryOf(request)
    const paging = { page: pageNumber(asked), size: pageSize(asked) }
    const { slice, outline } = numberedPage(paging, await countCategories())
    const results = await categories(slice, mediaBase)
    return { ...pageEnvelope(outline, `${origin}/api/v1/categories/`, search), results }
  }

  async show({ mediaBase, params }: HttpContext) {
    return categoryDetail(params.key, mediaBase)
  }

  async store({ bouncer, mediaBase, origin, request, response }: HttpContext) {
    await bouncer.with(CategoryPolicy).authorize('manage')
    const fields = await createCategoryValidator.validate(bodyOf(request))
    const id = await new CreateCategory().handle(fields)
    response.header('Location', `${origin}/api/v1/categories/${fields.slug}/`)
    return response.created(await categoryDetail(String(id), mediaBase))
  }

  /** PUT names what is required, PATCH what changes. */
  async update({ bouncer, mediaBase, params, request }: HttpContext) {
    await bouncer.with(CategoryPolicy).authorize('manage')
    const { id } = await reachCategory(params.key)
    const validator = request.method() === 'PUT' ? createCategoryValidator : editCategoryValidator
    const fields = await validator.validate(bodyOf(request))
    await new UpdateCategory().handle({ categoryId: id, fields })
    return categoryDetail(String(id), mediaBase)
  }

  async destroy({ bouncer, params, response }: HttpContext) {
    await bouncer.with(CategoryPolicy).authorize('manage')
    const { id } = await reachCategory(params.key)
    await new DeleteCategory().handle(id)
    return response.noContent()
  }
}
