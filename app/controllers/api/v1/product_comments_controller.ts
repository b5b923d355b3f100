import type { HttpContext } from '@adonisjs/core/http'
import CreateComment from '#actions/comments/create_comment'
import { commentThread } from '#queries/comments/comment_thread'
import { reachProduct } from '#queries/products/reach_product'
import { assembleComment } from '#shapes/assemble_comment'
import { treeJson } from '#support/tree_json'
import { createProductCommentValidator } from '#validators/comment'
import { bodyOf } from '#validators/input'

/** The seed's bare array ends here; the paged list goes on. */
const MAX_ITEMS = 100

/** What was said about a product. */
export default class ProductCommentsController {
  async index({ auth, mediaBase, origin, params, response }: HttpContext) {
    const comments = await commentThread(params.id, { viewer: auth.user, mediaBase })
    const rest = `${origin}/api/v1/comments/?product=${params.id}&parent=null`
    response.header('X-Total-Count', comments.length)
    if (comments.length > MAX_ITEMS)
      response.header('Link', `<${rest}&page_size=${MAX_ITEMS}&page=2>; rel="next"`)
    response.header('Content-Type', 'application/json; charset=utf-8')
    return response.send(treeJson(comments.slice(0, MAX_ITEMS)))
  }

  async store({ auth, mediaBase, origin, params, request, response }: HttpContext) {
    const author = auth.getUserOrFail()
    const { id: product } = await reachProduct(params.id, author)
    const { parent = null, content } = await createProductCommentValidator.validate(bodyOf(request))
    const row = await new CreateComment().handle({ product, parent, content, author })
    response.header('Location', `${origin}/api/v1/comments/${row.id}/`)
    return response.created(assembleComment(row, mediaBase))
  }
}
