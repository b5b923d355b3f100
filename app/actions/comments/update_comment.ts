import { changeComment, type Target } from '#actions/comments/change_comments'
import { effectOf } from '#actions/screening/find_hits'
import { noteHits } from '#actions/screening/note_hits'
import { refuseHits, screened } from '#actions/screening/screened'
import { EditWindowClosedException } from '#exceptions/edit_window_closed_exception'
import { given } from '#support/given'

interface Input extends Target {
  author: { id: number; isModerator: boolean }
  /** undefined edits nothing */
  content?: string
}

/** Corrects what one said, for a day; the same text again is no edit. */
export default class UpdateComment {
  /**
   * @throws NotFoundException when the comment was deleted meanwhile
   * @throws EditWindowClosedException when it is older than a day
   * @throws ContentRefusedException when a rule does not take the new text
   */
  handle({ author, content, ...target }: Input): Promise<void> {
    const texts = given({ content })
    return screened({ target: 'comment', texts, author, isEdit: true }, (hits) =>
      changeComment(target, async (comment, client) => {
        if (content === undefined) return
        if (!comment.isEditable()) throw new EditWindowClosedException()
        if (!hits.length || content === comment.content)
          return void (await comment.edit(content).save())
        refuseHits(hits)
        if (effectOf(hits) === 'hold') comment.isApproved = false
        await comment.edit(content).save()
        const noted = { kind: 'comment' as const, id: comment.id }
        await noteHits({ target: noted, subjectId: comment.userId, hits }, client)
      })
    )
  }
}
