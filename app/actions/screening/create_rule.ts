import { noteAudit } from '#actions/panel/note_audit'
import { ruleColumns, toldRule, withFreeName } from '#actions/screening/rule_columns'
import { refuseProblems } from '#exceptions/invalid_input_exception'
import Rule from '#models/rule'
import { atomically } from '#db/atomically'
import type { AuditedBy } from '#rules/audit'
import type { RuleFields } from '#validators/moderation_rules'

/** As many as are ever read; one more would never be looked at. */
const MAX_RULES = 500

interface Input {
  fields: RuleFields
  by: AuditedBy
}

/** Writes a rule. It is off until it was tried. */
export default class CreateRule {
  /** @throws InvalidInputException for what is no rule, and for a name that another one has */
  async handle({ fields, by }: Input): Promise<Rule> {
    const columns = ruleColumns(fields)
    const createdById = 'viewer' in by ? by.viewer.id : null
    return withFreeName(() =>
      atomically(async (client) => {
        const known = await Rule.query({ client }).select('id').limit(MAX_RULES)
        if (known.length === MAX_RULES)
          refuseProblems([{ path: ['name'], code: 'too_many_rows', params: { max: MAX_RULES } }])
        const rule = await Rule.create({ ...columns, createdById }, { client })
        const target = { type: 'rule', id: rule.id, name: rule.name }
        await noteAudit({ by, deed: 'rule_created', target, after: toldRule(rule) }, client)
        return rule
      })
    )
  }
}
