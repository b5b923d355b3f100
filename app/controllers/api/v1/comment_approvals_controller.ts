import type { HttpContext } from '@adonisjs/core/http'
import ModerateComment from '#actions/comments/moderate_comment'
import { reachLivingComment } from '#queries/comments/reach_comment'

/** Letting everybody see a comment. */
export default class CommentApprovalsController {
  async store({ auth, params }: HttpContext) {
    const by = auth.getUserOrFail()
    const { id: commentId } = await reachLivingComment(params.id, by)
    await new ModerateComment().handle({ commentId, approved: true, by })
    return { message: 'Comment approved', is_approved: true }
  }
}
