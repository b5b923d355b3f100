import type { HttpContext } from '@adonisjs/core/http'
import ModerateComment from '#actions/comments/moderate_comment'
import { reachLivingComment } from '#queries/comments/reach_comment'

/** Letting everybody see a comment. */
export default class CommentApprovalsController {
  async store({ auth, params }: HttpContext) {
    const { id, productId } = await reachLivingComment(params.id, auth.getUserOrFail())
    await new ModerateComment().handle({ commentId: id, productId, approved: true })
    return { message: 'Comment approved', is_approved: true }
  }
}
