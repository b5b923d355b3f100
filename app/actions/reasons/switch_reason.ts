import { noteAudit } from '#actions/panel/note_audit'
import { heldReason } from '#actions/reasons/reason_columns'
import { refuseProblems } from '#exceptions/invalid_input_exception'
import Reason from '#models/reason'
import { atomically } from '#db/atomically'
import type { AuditedBy } from '#rules/audit'

interface Input {
  reasonId: number
  on: boolean
  by: AuditedBy
}

/** Takes a reason out of use, or back into it. What was decided for it stays. */
export default class SwitchReason {
  /**
   * @throws NotFoundException
   * @throws InvalidInputException for `other`, which is always there
   */
  handle({ reasonId, on, by }: Input): Promise<Reason> {
    return atomically(async (client) => {
      const reason = await heldReason(reasonId, client)
      if (!on && reason.key === Reason.OTHER) refuseProblems([{ path: ['on'], code: 'always_on' }])
      if (reason.isActive === on) return reason
      await reason.merge({ isActive: on }).save()
      const deed = on ? 'reason_switched_on' : 'reason_switched_off'
      const target = { type: 'reason', id: reason.id, name: reason.key }
      await noteAudit({ by, deed, target }, client)
      return reason
    })
  }
}
