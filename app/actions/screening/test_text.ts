import { draftOf } from '#actions/screening/rule_columns'
import Rule from '#models/rule'
import type { RuleTarget } from '#rules/screening/rule'
import { settingsOf } from '#rules/screening/rule_problems'
import { Screen } from '#rules/screening/screen'

/** As many as are ever read. */
const MAX_RULES = 500

export interface RuleOnText {
  id: number
  name: string
  effect: Rule['effect']
  is_on: boolean
  matched: string
}

/** Tells which rules, on or off, find something in a text; nothing of who says it. */
export default class TestText {
  async handle({ text, target }: { text: string; target: RuleTarget }): Promise<RuleOnText[]> {
    const rules = await Rule.query().orderBy('id').limit(MAX_RULES)
    const drafts = rules.map((rule) => {
      const draft = draftOf(rule)
      const { kind, effect, targets, sentence = '' } = draft
      return {
        id: rule.id,
        kind,
        effect,
        targets,
        sentence,
        settings: settingsOf(draft),
        endsAt: null,
      }
    })
    const hits = new Screen(drafts).examine({ target, texts: { text } })
    return hits.map(({ ruleId, matched }) => {
      const { id, name, effect, isOn } = rules.find((rule) => rule.id === ruleId)!
      return { id, name, effect, is_on: isOn, matched }
    })
  }
}
