import { refuseProblems } from '#exceptions/invalid_input_exception'
import { databaseFault } from '#db/database_fault'
import type Rule from '#models/rule'
import { ruleProblems, settingsOf, type RuleDraft } from '#rules/screening/rule_problems'
import type { RuleKind } from '#rules/screening/rule'
import type { RuleFields } from '#validators/moderation_rules'

/** The columns of a rule as an admin wrote it. @throws InvalidInputException for what is no rule */
export function ruleColumns({
  name,
  sentence = '',
  expires_at: expiresAt = null,
  ...draft
}: RuleFields) {
  refuseProblems(ruleProblems({ ...draft, sentence }))
  const { kind, effect, targets: targetKinds } = draft
  return {
    name,
    kind,
    effect,
    targetKinds,
    settings: { ...settingsOf(draft) },
    sentence,
    expiresAt,
  }
}

/** A stored rule as an admin would write it. */
export const draftOf = ({ kind, effect, targetKinds, settings, sentence }: Rule): RuleDraft => ({
  ...{ kind: kind as RuleKind, effect, targets: targetKinds, sentence },
  ...settings,
})

/** What the log keeps of a rule. */
export const toldRule = ({
  name,
  kind,
  effect,
  targetKinds,
  settings,
  sentence,
  expiresAt,
}: Rule) => ({
  ...{ name, kind, effect, targets: targetKinds, ...settings, sentence },
  expires_at: expiresAt?.toUTC().toISO() ?? null,
})

/** Says which field it was that another rule has already. */
export async function withFreeName<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (databaseFault(error) !== 'unique') throw error
    refuseProblems([{ path: ['name'], code: 'unique_name' }])
    throw error
  }
}
