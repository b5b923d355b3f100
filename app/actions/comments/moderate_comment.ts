import { changeComment, type Target } from '#actions/comments/change_comments'

interface Input extends Target {
  approved: boolean
}

/** Shows a comment to everybody, or to its author and moderators only. */
export default class ModerateComment {
  /** @throws NotFoundException when the comment was deleted meanwhile */
  handle({ approved, ...target }: Input): Promise<void> {
    return changeComment(target, async (comment) => {
      comment.isApproved = approved
      await comment.save()
    })
  }
}
