import { noteAudit } from '#actions/panel/note_audit'
import { heldRule } from '#actions/screening/held_rule'
import { toldRule } from '#actions/screening/rule_columns'
import { atomically } from '#db/atomically'
import type { AuditedBy } from '#rules/audit'

interface Input {
  ruleId: number
  by: AuditedBy
}

/** Deletes a rule. What it found stays with its cases, without its name. */
export default class DeleteRule {
  /** @throws NotFoundException */
  async handle({ ruleId, by }: Input): Promise<void> {
    await atomically(async (client) => {
      const rule = await heldRule(ruleId, client)
      await rule.delete()
      const target = { type: 'rule', id: rule.id, name: rule.name }
      await noteAudit({ by, deed: 'rule_deleted', target, before: toldRule(rule) }, client)
    })
  }
}
