import type { Moderator } from '#actions/moderation/moderator'
import UndoDecision from '#actions/moderation/undo_decision'
import { NotFoundException } from '#exceptions/http'
import { CaseChangedException, UndoClosedException } from '#exceptions/moderation'
import { decisionsTogether } from '#queries/moderation/decided_in_batch'

interface Input {
  /** uuid that the decisions share */
  batchId: string
  by: Moderator
}

/** Takes back what one person decided about several things at once, each decision for itself. */
export default class UndoTogether {
  /**
   * @returns of which kind the things are, how many decisions were taken back, and how many stay
   * @throws NotFoundException where the person decided nothing so
   */
  async handle({ batchId, by }: Input) {
    const decisions = await decisionsTogether(batchId, by.id)
    const [first] = decisions
    if (!first) throw new NotFoundException()
    let undone = 0
    for (const { id } of decisions) if (await isUndone(id, by)) undone++
    return { kind: first.kind, undone, left: decisions.length - undone }
  }
}

async function isUndone(decisionId: number, by: Moderator): Promise<boolean> {
  try {
    await new UndoDecision().handle({ decisionId, by })
    return true
  } catch (error) {
    if (error instanceof UndoClosedException || error instanceof CaseChangedException) return false
    throw error
  }
}
