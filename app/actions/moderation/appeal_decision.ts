import sql from 'sql-template-tag'
import { openCase } from '#actions/moderation/open_case'
import { AppealClosedException } from '#exceptions/appeal_closed_exception'
import Appeal from '#models/appeal'
import { APPEALABLE } from '#queries/moderation/own_decisions'
import { atomically } from '#db/atomically'
import { violatedConstraint } from '#db/database_fault'
import { execute } from '#db/statements'
import type { Target, TargetKind } from '#rules/moderation'

interface Input {
  decisionId: number
  author: { id: number }
  text: string
}

interface Appealed {
  target_kind: TargetKind
  target_id: number
}

/** Objects to a decision about oneself, once: it comes before the moderators again, and before somebody else. */
export default class AppealDecision {
  /** @throws AppealClosedException when it was appealed before, is too old, was taken back or did nobody any harm */
  async handle(input: Input): Promise<void> {
    try {
      await this.#appeal(input)
    } catch (error) {
      if (violatedConstraint(error) !== 'moderation_appeal_decision_id_key') throw error
      throw new AppealClosedException()
    }
  }

  #appeal({ decisionId, author, text }: Input): Promise<Appeal> {
    return atomically(async (client) => {
      const about = sql`select c.target_kind, c.target_id from moderation_decision d
        join moderation_case c on c.id = d.case_id
        where d.id = ${decisionId}::bigint and d.subject_id = ${author.id}::bigint and ${APPEALABLE}`
      const [appealed] = await execute<Appealed>({ sql: about }, client)
      if (!appealed) throw new AppealClosedException()
      const target: Target = { kind: appealed.target_kind, id: appealed.target_id }
      const cause = { kind: 'appeal' as const }
      const { id: caseId } = await openCase({ target, subjectId: author.id, cause }, client)
      return Appeal.create({ decisionId, caseId, authorId: author.id, text }, { client })
    })
  }
}
