import type { HttpContext } from '@adonisjs/core/http'
import ModerateComment from '#actions/comments/moderate_comment'
import CommentPolicy from '#policies/comment_policy'
import { reachLivingComment } from '#queries/comments/reach_comment'

/** Hiding a comment from all but its author and moderators. */
export default class CommentRejectionsController {
  async store({ auth, bouncer, params }: HttpContext) {
    const { id, productId } = await reachLivingComment(params.id, auth.getUserOrFail())
    await bouncer.with(CommentPolicy).authorize('moderate')
    await new ModerateComment().handle({ commentId: id, productId, approved: false })
    return { message: 'Comment rejected', is_approved: false }
  }
}
