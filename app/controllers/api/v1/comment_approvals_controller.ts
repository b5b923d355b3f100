import type { HttpContext } from '@adonisjs/core/http'
import ModerateComment from '#actions/comments/moderate_comment'
import CommentPolicy from '#policies/comment_policy'
import { reachLivingComment } from '#queries/comments/reach_comment'

/** Letting everybody see a comment. */
export default class CommentApprovalsController {
  async store({ auth, bouncer, params }: HttpContext) {
    const { id, productId } = await reachLivingComment(params.id, auth.getUserOrFail())
    await bouncer.with(CommentPolicy).authorize('moderate')
    await new ModerateComment().handle({ commentId: id, productId, approved: true })
    return { message: 'Comment approved', is_approved: true }
  }
}
