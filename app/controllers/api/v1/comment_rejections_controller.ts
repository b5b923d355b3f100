import type { HttpContext } from '@adonisjs/core/http'
import ModerateComment from '#actions/comments/moderate_comment'
import { reachLivingComment } from '#queries/comments/reach_comment'

/** Hiding a comment from all but its author and moderators. */
export default class CommentRejectionsController {
  async store({ auth, params }: HttpContext) {
    const by = auth.getUserOrFail()
    const { id: commentId } = await reachLivingComment(params.id, by)
    await new ModerateComment().handle({ commentId, approved: false, by })
    return { message: 'Comment rejected', is_approved: false }
  }
}
