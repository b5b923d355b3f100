import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Decide, { type DecidedCase, type Deciding } from '#actions/moderation/decide'
import { openCase } from '#actions/moderation/open_case'
import { NotFoundException } from '#exceptions/http'
import Case from '#models/case'
import { subjectOf } from '#queries/moderation/subject_of'
import { atomically } from '#db/atomically'
import type { Target } from '#rules/moderation'

export type DecidingTarget = Omit<Deciding, 'caseId' | 'version'> & { target: Target }

/** Decides about a target on the version that is current: of its undecided case, or of a new one that nobody asked for. */
export default class DecideTarget {
  /** @throws as Decide does, and NotFoundException when there is no such target */
  handle(input: DecidingTarget): Promise<DecidedCase> {
    return atomically((client) => this.within(input, client))
  }

  async within(
    { target, ...input }: DecidingTarget,
    client: TransactionClientContract
  ): Promise<DecidedCase> {
    const subjectId = await subjectOf(target, client)
    if (subjectId === null) throw new NotFoundException()
    const cause = { kind: 'moderator' as const }
    const { id: caseId } = await openCase({ target, subjectId, cause }, client)
    const { version } = await Case.findOrFail(caseId, { client })
    return new Decide().within({ ...input, caseId, version }, client)
  }
}
