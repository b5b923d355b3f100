import { changeComment, type Target } from '#actions/comments/change_comments'
import Comment from '#models/comment'

/** Takes back what one said; replies stay, below a tombstone. */
export default class DeleteComment {
  /** @throws NotFoundException when it is gone already */
  handle(target: Target): Promise<void> {
    return changeComment(target, async (comment, client) => {
      const reply = await Comment.query({ client }).where('parentId', comment.id).first()
      await (reply ? comment.bury().save() : comment.delete())
    })
  }
}
