import { changeComment, type Target } from '#actions/comments/change_comments'
import { EditWindowClosedException } from '#exceptions/edit_window_closed_exception'

interface Input extends Target {
  /** undefined edits nothing */
  content?: string
}

/** Corrects what one said, for a day; the same text again is no edit. */
export default class UpdateComment {
  /**
   * @throws NotFoundException when the comment was deleted meanwhile
   * @throws EditWindowClosedException when it is older than a day
   */
  handle({ content, ...target }: Input): Promise<void> {
    return changeComment(target, async (comment) => {
      if (content === undefined) return
      if (!comment.isEditable()) throw new EditWindowClosedException()
      await comment.edit(content).save()
    })
  }
}
