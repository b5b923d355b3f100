import type { HttpContext } from '@adonisjs/core/http'
import { announceRest, viewOf } from '#controllers/answers'
import CreateComment from '#actions/comments/create_comment'
import { commentThread } from '#queries/comments/comment_thread'
import { reachProduct } from '#queries/products/reach_product'
import { assembleComment } from '#shapes/assemble_comment'
import { treeJson } from '#support/tree_json'
import { createProductCommentValidator } from '#validators/comment'
import { validateBody } from '#validators/input'

/** What was said about a product. */
export default class ProductCommentsController {
  async index(ctx: HttpContext) {
    const { id } = ctx.params
    const view = viewOf(ctx)
    const { results, ...rest } = await commentThread(id, view)
    announceRest(ctx, { ...rest, list: `comments/?product=${id}&parent=null` })
    ctx.response.header('Content-Type', 'application/json; charset=utf-8')
    return ctx.response.send(treeJson(results))
  }

  async store({ auth, mediaBase, origin, params, request, response }: HttpContext) {
    const author = auth.getUserOrFail()
    const { id: product } = await reachProduct(params.id, author)
    const { parent = null, content } = await validateBody(request, createProductCommentValidator)
    const row = await new CreateComment().handle({ product, parent, content, author })
    response.header('Location', `${origin}/api/v1/comments/${row.id}/`)
    return response.created(assembleComment(row, mediaBase))
  }
}
