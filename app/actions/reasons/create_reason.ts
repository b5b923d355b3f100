import { noteAudit } from '#actions/panel/note_audit'
import { reasonColumns, toldReason } from '#actions/reasons/reason_columns'
import { refuseProblems } from '#exceptions/invalid_input_exception'
import Reason from '#models/reason'
import { atomically } from '#db/atomically'
import { databaseFault } from '#db/database_fault'
import type { AuditedBy } from '#rules/audit'
import type { NewReasonFields } from '#validators/moderation_reasons'

/** As many as are ever read. */
const MAX_REASONS = 100

interface Input {
  fields: NewReasonFields
  by: AuditedBy
}

/** Writes a reason to report and to decide for. It comes last unless a position is given. */
export default class CreateReason {
  /** @throws InvalidInputException for a key that another one has */
  async handle({ fields, by }: Input): Promise<Reason> {
    try {
      return await create({ fields, by })
    } catch (error) {
      if (databaseFault(error) !== 'unique') throw error
      refuseProblems([{ path: ['key'], code: 'unique_name' }])
      throw error
    }
  }
}

const create = ({ fields, by }: Input) =>
  atomically(async (client) => {
    const known = await Reason.query({ client }).select('position').limit(MAX_REASONS)
    if (known.length === MAX_REASONS)
      refuseProblems([{ path: ['key'], code: 'too_many_rows', params: { max: MAX_REASONS } }])
    const last = Math.max(-1, ...known.map(({ position }) => position))
    const columns = { position: last + 1, ...reasonColumns(fields), key: fields.key }
    const reason = await Reason.create(columns, { client })
    const target = { type: 'reason', id: reason.id, name: reason.key }
    await noteAudit({ by, deed: 'reason_created', target, after: toldReason(reason) }, client)
    return reason
  })
