import type { HttpContext } from '@adonisjs/core/http'
import { numberedPage } from '#queries/numbered_page'
import { countTags, reachTag, tags } from '#queries/tags/tag_rows'
import { pageEnvelope } from '#shapes/page_envelope'
import { pageNumber, pageSize, queryOf } from '#validators/page'

/** Tags are made by giving them to products. */
export default class TagsController {
  async index({ origin, request }: HttpContext) {
    const { asked, search } = queryOf(request)
    const paging = { page: pageNumber(asked), size: pageSize(asked) }
    const { slice, outline } = numberedPage(paging, await countTags())
    const results = await tags(slice)
    return { ...pageEnvelope(outline, `${origin}/api/v1/tags/`, search), results }
  }

  async show({ params }: HttpContext) {
    return reachTag(params.key)
  }
}
