import type { HttpContext } from '@adonisjs/core/http'
import CreateComment from '#actions/comments/create_comment'
import DeleteComment from '#actions/comments/delete_comment'
import UpdateComment from '#actions/comments/update_comment'
import CommentPolicy from '#policies/comment_policy'
import { hydrateComment } from '#queries/comments/hydrate_comments'
import { listComments } from '#queries/comments/list_comments'
import { parseOrdering } from '#queries/comments/orderings'
import { reachComment, reachLivingComment } from '#queries/comments/reach_comment'
import { assembleComment } from '#shapes/assemble_comment'
import { pageEnvelope } from '#shapes/page_envelope'
import { weakTag } from '#support/weak_tag'
import {
  createCommentValidator,
  editCommentValidator,
  replaceCommentValidator,
} from '#validators/comment'
import { commentListValidator } from '#validators/comment_list'
import { bodyOf } from '#validators/input'
import { pagingOf, queryOf } from '#validators/page'

export default class CommentsController {
  async index({ auth, mediaBase, origin, request }: HttpContext) {
    const { asked, search } = queryOf(request)
    const viewer = auth.user
    const filters = await commentListValidator.validate(asked)
    const query = { filters, ordering: parseOrdering(asked.ordering), viewer }
    const { outline, results } = await listComments(query, pagingOf(asked), { viewer, mediaBase })
    return { ...pageEnvelope(outline, `${origin}/api/v1/comments/`, search), results }
  }

  async show({ auth, mediaBase, params, response }: HttpContext) {
    await reachComment(params.id, auth.user)
    const comment = await hydrateComment(params.id, { mediaBase })
    response.header('ETag', weakTag(comment))
    return response.fresh() ? response.status(304).send(null) : comment
  }

  async store({ auth, mediaBase, origin, request, response }: HttpContext) {
    const author = auth.getUserOrFail()
    const { parent = null, ...said } = await createCommentValidator.validate(bodyOf(request))
    const row = await new CreateComment().handle({ ...said, parent, author })
    response.header('Location', `${origin}/api/v1/comments/${row.id}/`)
    return response.created(assembleComment(row, mediaBase))
  }

  async update({ auth, bouncer, mediaBase, params, request }: HttpContext) {
    const { id, userId, productId } = await reachLivingComment(params.id, auth.getUserOrFail())
    await bouncer.with(CommentPolicy).authorize('update', { userId })
    const validator = request.method() === 'PUT' ? replaceCommentValidator : editCommentValidator
    const { content } = await validator.validate(bodyOf(request))
    await new UpdateComment().handle({ commentId: id, productId, content })
    return hydrateComment(id, { mediaBase })
  }

  async destroy({ auth, bouncer, params, response }: HttpContext) {
    const { id, userId, productId } = await reachLivingComment(params.id, auth.getUserOrFail())
    await bouncer.with(CommentPolicy).authorize('delete', { userId })
    await new DeleteComment().handle({ commentId: id, productId })
    return response.noContent()
  }
}
