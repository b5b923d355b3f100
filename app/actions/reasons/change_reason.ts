import { noteAudit } from '#actions/panel/note_audit'
import { heldReason, reasonColumns, toldReason } from '#actions/reasons/reason_columns'
import type Reason from '#models/reason'
import { atomically } from '#db/atomically'
import type { AuditedBy } from '#rules/audit'
import type { ReasonFields } from '#validators/moderation_reasons'

interface Input {
  reasonId: number
  fields: ReasonFields
  by: AuditedBy
}

/** Changes what a reason says and what it is for; what was decided for it says so from now on, too. */
export default class ChangeReason {
  /** @throws NotFoundException */
  handle({ reasonId, fields, by }: Input): Promise<Reason> {
    return atomically(async (client) => {
      const reason = await heldReason(reasonId, client)
      const before = toldReason(reason)
      await reason.merge(reasonColumns(fields)).save()
      const target = { type: 'reason', id: reason.id, name: reason.key }
      const entry = { by, deed: 'reason_changed', target, before, after: toldReason(reason) }
      await noteAudit(entry, client)
      return reason
    })
  }
}
