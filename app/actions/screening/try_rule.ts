import { setImmediate as nextTurn } from 'node:timers/promises'
import { Timelines } from '#actions/screening/timelines'
import { refuseProblems } from '#exceptions/invalid_input_exception'
import { madeLately, saidBy, type Made, type Said } from '#queries/moderation/rule_material'
import type { Target } from '#rules/moderation'
import type { Hit } from '#rules/screening/material'
import type { RuleTarget } from '#rules/screening/rule'
import { ruleProblems, settingsOf, type RuleDraft } from '#rules/screening/rule_problems'
import { Screen } from '#rules/screening/screen'

export const TRIAL_DAYS = 30
/** Of each kind of target. A site with more is tried on the newest. */
const MOST = 200_000
const BATCH = 500
const EXAMPLES = 20
const SHOWN_LENGTH = 300

interface Input {
  rule: RuleDraft
  /** in place of 30 */
  days?: number
}

/** Something that a rule would have hit. */
export interface Example {
  target: Target
  /** where; '' when no field is to blame */
  field: string
  matched: string
  /** of that field, as it is now, its beginning */
  text: string
  madeAt: Date
}

/** What a rule would have hit lately. */
export interface Trial {
  days: number
  /** how many were looked at, of each kind */
  looked: Partial<Record<RuleTarget, number>>
  hits: number
  /** the newest */
  examples: Example[]
  /** whether there was more than a trial looks at */
  isCut: boolean
}

/**
 * Tells what a rule would have hit of what was made in the last days, without doing anything: products, comments
 * and accounts as they are now, each at the time when it was made. Moderators are not screened and not counted.
 */
export default class TryRule {
  /** @throws InvalidInputException for what is no rule */
  async handle({ rule, days = TRIAL_DAYS }: Input): Promise<Trial> {
    refuseProblems(ruleProblems(rule))
    const trial: Trial = { days, looked: {}, hits: 0, examples: [], isCut: false }
    for (const target of rule.targets) await tryOn(target, screenOf(rule), trial)
    return trial
  }
}

function screenOf(rule: RuleDraft): Screen {
  const { kind, effect, targets, sentence = '' } = rule
  return new Screen([
    { id: 0, kind, effect, targets, sentence, settings: settingsOf(rule), endsAt: null },
  ])
}

async function tryOn(target: RuleTarget, screen: Screen, trial: Trial): Promise<void> {
  const made = await madeLately(target, { days: trial.days, most: MOST })
  trial.looked[target] = made.length
  trial.isCut ||= made.length === MOST
  const timelines = await Timelines.read(target, made, screen.historyFor(target))
  for (let at = 0; at < made.length; at += BATCH) {
    const batch = made.slice(at, at + BATCH)
    const said = await saidBy(
      target,
      batch.map(({ id }) => id)
    )
    const byId = new Map(said.map((one) => [one.id, one]))
    for (const one of batch) {
      const author = timelines.historyAt(one)
      const { texts, registration } = byId.get(one.id) ?? { texts: {} }
      const hits = screen.examine({ target, texts, author, registration }, one.madeAt)
      for (const hit of hits) note({ target, hit, one, texts }, trial)
    }
    // A server answers others meanwhile.
    await nextTurn()
  }
}

interface Found {
  target: RuleTarget
  hit: Hit
  one: Made
  texts: Said['texts']
}

function note({ target, hit: { field, matched }, one, texts }: Found, trial: Trial): void {
  trial.hits++
  if (trial.examples.length >= EXAMPLES) return
  const text = [...(texts[field] ?? Object.values(texts)[0] ?? '')].slice(0, SHOWN_LENGTH).join('')
  const about = { target: { kind: target, id: one.id }, madeAt: new Date(one.madeAt) }
  trial.examples.push({ ...about, field, matched, text })
}
