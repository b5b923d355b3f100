import { isDeepStrictEqual } from 'node:util'
import { noteAudit } from '#actions/panel/note_audit'
import { heldRule } from '#actions/screening/held_rule'
import { draftOf, ruleColumns, toldRule, withFreeName } from '#actions/screening/rule_columns'
import type Rule from '#models/rule'
import { atomically } from '#db/atomically'
import type { AuditedBy } from '#rules/audit'
import type { RuleFields } from '#validators/moderation_rules'

interface Input {
  ruleId: number
  /** all of them, as they shall be */
  fields: RuleFields
  by: AuditedBy
}

/** Changes a rule. One that looks for something else, or does something else, is off until it was tried again. */
export default class ChangeRule {
  /**
   * @throws NotFoundException
   * @throws InvalidInputException for what is no rule, and for a name that another one has
   */
  async handle({ ruleId, fields, by }: Input): Promise<Rule> {
    const columns = ruleColumns(fields)
    return withFreeName(() =>
      atomically(async (client) => {
        const rule = await heldRule(ruleId, client)
        const [before, draft] = [toldRule(rule), draftOf(rule)]
        rule.merge(columns)
        if (!isDeepStrictEqual({ ...draftOf(rule), sentence: '' }, { ...draft, sentence: '' }))
          rule.merge({ isOn: false, triedAt: null })
        await rule.save()
        const target = { type: 'rule', id: rule.id, name: rule.name }
        const entry = { by, deed: 'rule_changed', target, before, after: toldRule(rule) }
        await noteAudit(entry, client)
        return rule
      })
    )
  }
}
