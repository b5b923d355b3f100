import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#controllers/answers'
import { productList } from '#queries/products/product_list'
import { reachTag } from '#queries/tags/tag_rows'

/** The product list of one tag, with all its other filters, orderings and pages. */
export default class TagProductsController {
  async index(ctx: HttpContext) {
    const { slug } = await reachTag(ctx.params.key)
    return answerList(ctx, productList, { tags: [slug] })
  }
}
