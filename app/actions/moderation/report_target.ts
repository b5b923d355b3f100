import sql from 'sql-template-tag'
import { openCase } from '#actions/moderation/open_case'
import { ConflictException } from '#exceptions/http'
import { refuseProblems } from '#exceptions/invalid_input_exception'
import { reasonProblems, reasons } from '#queries/moderation/reasons'
import { snapshotOf } from '#queries/moderation/snapshot'
import { atomically } from '#db/atomically'
import { violatedConstraint } from '#db/database_fault'
import { execute, select } from '#db/statements'
import type { Target } from '#rules/moderation'

interface Input {
  reporterId: number
  target: Target
  /** the owner of the target; for a user themselves */
  subjectId: number
  /** key of a reason */
  reason: string
  description: string
}

export interface Reported {
  id: number
  /** false when the same person had an open report of the same thing */
  isNew: boolean
}

/** Says what is wrong with something, with a copy of it as it is. One open report a person and target. */
export default class ReportTarget {
  /** @throws InvalidInputException for one's own things, and for a reason that does not apply */
  async handle(input: Input): Promise<Reported> {
    if (input.subjectId === input.reporterId) refuseProblems([{ path: [], code: 'own_target' }])
    refuseProblems(await reasonProblems(input.reason, input.target.kind))
    return (await this.#firstOne(input)) ?? this.#add(input)
  }

  async #firstOne({ reporterId, target }: Input): Promise<Reported | null> {
    const [open] = await select<{ id: number }>({
      name: 'open_report',
      sql: sql`select id from moderation_report where reporter_id = ${reporterId}::bigint
        and target_kind = ${target.kind} and target_id = ${target.id}::bigint and state = 'open'`,
    })
    return open ? { id: open.id, isNew: false } : null
  }

  /** Two at once meet at the unique index; what the second one added to the case goes with its transaction. */
  async #add(input: Input): Promise<Reported> {
    try {
      return { id: await insert(input), isNew: true }
    } catch (error) {
      if (violatedConstraint(error) !== 'moderation_report_open_uniq') throw error
      const first = await this.#firstOne(input)
      if (!first) throw new ConflictException()
      return first
    }
  }
}

async function insert({ reporterId, target, subjectId, reason, description }: Input) {
  const known = await reasons.get()
  const { id: reasonId } = known.find(({ key }) => key === reason)!
  return atomically(async (client) => {
    const cause = { kind: 'report' as const, reporterId }
    const opened = await openCase({ target, subjectId, cause }, client)
    const [report] = await execute<{ id: number }>(
      {
        name: `report:${target.kind}`,
        sql: sql`insert into moderation_report
            (case_id, target_kind, target_id, reporter_id, reason_id, description, snapshot)
          values (${opened.id}::bigint, ${target.kind}, ${target.id}::bigint, ${reporterId}::bigint,
            ${reasonId}::bigint, ${description}, ${snapshotOf(target)}) returning id`,
      },
      client
    )
    return report!.id
  })
}
