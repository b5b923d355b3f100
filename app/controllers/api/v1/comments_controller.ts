import type { HttpContext } from '@adonisjs/core/http'
import { answerDetail, answerList } from '#controllers/answers'
import { readBody } from '#controllers/read_body'
import CreateComment from '#actions/comments/create_comment'
import DeleteComment from '#actions/comments/delete_comment'
import { missingPlaces } from '#actions/comments/refuse_comment'
import UpdateComment from '#actions/comments/update_comment'
import CommentPolicy from '#policies/comment_policy'
import { hydrateComment } from '#queries/comments/hydrate_comments'
import { commentList } from '#queries/comments/comment_list'
import { reachComment, reachLivingComment } from '#queries/comments/reach_comment'
import { storedContent } from '#queries/comments/stored_content'
import { assembleComment } from '#shapes/assemble_comment'
import {
  createCommentValidator,
  editCommentValidator,
  replaceCommentValidator,
} from '#validators/comment'

export default class CommentsController {
  async index(ctx: HttpContext) {
    return answerList(ctx, commentList)
  }

  async show(ctx: HttpContext) {
    const { auth, mediaBase, params } = ctx
    await reachComment(params.id, auth.user)
    const comment = await hydrateComment(params.id, { mediaBase })
    return answerDetail(ctx, comment)
  }

  async store(ctx: HttpContext) {
    const { mediaBase, origin, response } = ctx
    const author = ctx.auth.getUserOrFail()
    const { parent = null, ...said } = await readBody(ctx, createCommentValidator, {
      problems: (good) => missingPlaces({ ...good, author }),
    })
    const row = await new CreateComment().handle({ ...said, parent, author })
    response.header('Location', `${origin}/api/v1/comments/${row.id}/`)
    return response.created(assembleComment(row, mediaBase))
  }

  async update(ctx: HttpContext) {
    const { auth, bouncer, mediaBase, params } = ctx
    const author = auth.getUserOrFail()
    const { id, userId, productId } = await reachLivingComment(params.id, author)
    await bouncer.with(CommentPolicy).authorize('update', { userId })
    const { content } = await readBody(ctx, [replaceCommentValidator, editCommentValidator], {
      stored: () => storedContent(id),
    })
    await new UpdateComment().handle({ commentId: id, productId, content, author })
    return hydrateComment(id, { mediaBase })
  }

  async destroy({ auth, bouncer, params, response }: HttpContext) {
    const { id, userId, productId } = await reachLivingComment(params.id, auth.getUserOrFail())
    await bouncer.with(CommentPolicy).authorize('delete', { userId })
    await new DeleteComment().handle({ commentId: id, productId })
    return response.noContent()
  }
}
