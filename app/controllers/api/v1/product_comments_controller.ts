import type { HttpContext } from '@adonisjs/core/http'
import { announceRest, sendJson, viewOf } from '#controllers/answers'
import { readBody } from '#controllers/read_body'
import CreateComment from '#actions/comments/create_comment'
import { missingPlaces } from '#actions/comments/refuse_comment'
import { commentThread } from '#queries/comments/comment_thread'
import { reachProduct } from '#queries/products/reach_product'
import { assembleComment } from '#shapes/assemble_comment'
import { lightJson } from '#support/light_json'
import { treeJson } from '#support/tree_json'
import { createProductCommentValidator } from '#validators/comment'

/** What was said about a product. */
export default class ProductCommentsController {
  async index(ctx: HttpContext) {
    const { id } = ctx.params
    const view = viewOf(ctx)
    const { results, ...rest } = await commentThread(id, view)
    announceRest(ctx, { ...rest, list: `comments/?product=${id}&parent=null` })
    return sendJson(ctx, lightJson(results, treeJson))
  }

  async store(ctx: HttpContext) {
    const { mediaBase, origin, response } = ctx
    const author = ctx.auth.getUserOrFail()
    const { id: product } = await reachProduct(ctx.params.id, author)
    const { parent = null, content } = await readBody(ctx, createProductCommentValidator, {
      problems: (good) => missingPlaces({ ...good, author }),
    })
    const row = await new CreateComment().handle({ product, parent, content, author })
    response.header('Location', `${origin}/api/v1/comments/${row.id}/`)
    return response.created(assembleComment(row, mediaBase))
  }
}
