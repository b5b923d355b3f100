import { noteAudit } from '#actions/panel/note_audit'
import { heldRule } from '#actions/screening/held_rule'
import { RuleUntriedException } from '#exceptions/rules'
import type Rule from '#models/rule'
import { atomically } from '#db/atomically'
import type { AuditedBy } from '#rules/audit'

interface Input {
  ruleId: number
  on: boolean
  by: AuditedBy
}

/** Switches a rule on or off; every process knows it within seconds. */
export default class SwitchRule {
  /**
   * @throws NotFoundException
   * @throws RuleUntriedException when it was not tried as it is now
   */
  handle({ ruleId, on, by }: Input): Promise<Rule> {
    return atomically(async (client) => {
      const rule = await heldRule(ruleId, client)
      if (on && !rule.triedAt) throw new RuleUntriedException()
      if (rule.isOn === on) return rule
      await rule.merge({ isOn: on }).save()
      const deed = on ? 'rule_switched_on' : 'rule_switched_off'
      await noteAudit({ by, deed, target: { type: 'rule', id: rule.id, name: rule.name } }, client)
      return rule
    })
  }
}
