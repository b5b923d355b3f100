import DecideTarget from '#actions/moderation/decide_target'
import { moderatorOf } from '#actions/moderation/moderator'
import { NotFoundException } from '#exceptions/http'
import { InvalidInputException } from '#exceptions/invalid_input_exception'
import Reason from '#models/reason'
import type { Viewer } from '#rules/viewer'

interface Input {
  commentId: number
  approved: boolean
  by: Viewer
}

/** Shows a comment to everybody, or to its author and moderators only: a decision on the version that is current. */
export default class ModerateComment {
  /**
   * @throws NotFoundException when the comment was deleted meanwhile
   * @throws PermissionDeniedException for one's own comment, and those of people who rank higher
   */
  async handle({ commentId, approved, by }: Input): Promise<void> {
    await new DecideTarget()
      .handle({
        target: { kind: 'comment', id: commentId },
        by: moderatorOf(by),
        effects: [{ kind: approved ? 'approve' : 'hide' }],
        reason: Reason.OTHER,
      })
      .catch(tellWhatIsGone)
  }
}

/** No effect was asked for by name here, so that none can be refused. */
function tellWhatIsGone(error: unknown): never {
  const isGone =
    error instanceof InvalidInputException && error.problems.some(({ code }) => code === 'gone')
  throw isGone ? new NotFoundException() : error
}
