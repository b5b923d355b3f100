import type { HttpContext } from '@adonisjs/core/http'
import { LikeComment, UnlikeComment } from '#actions/likes/set_comment_like'
import { CommentAlreadyLikedException, CommentNotLikedException } from '#exceptions/likes'
import { reachLivingComment } from '#queries/comments/reach_comment'

/** One's like of a comment: there or not; a repetition is told. */
export default class CommentLikesController {
  async store(ctx: HttpContext) {
    const { changed, likesCount } = await new LikeComment().handle(await this.#target(ctx))
    const state = { likes_count: likesCount, is_liked: true }
    if (!changed) throw new CommentAlreadyLikedException(state)
    return ctx.response.created({ message: 'Comment liked successfully', ...state })
  }

  async destroy(ctx: HttpContext) {
    const { changed, likesCount } = await new UnlikeComment().handle(await this.#target(ctx))
    const state = { likes_count: likesCount, is_liked: false }
    if (!changed) throw new CommentNotLikedException(state)
    return { message: 'Comment unliked successfully', ...state }
  }

  /** Whoever reaches a comment may like it. */
  async #target({ auth, params }: HttpContext) {
    const viewer = auth.getUserOrFail()
    const comment = await reachLivingComment(params.id, viewer)
    return { commentId: comment.id, userId: viewer.id }
  }
}
