import { domainOf, isNetwork } from '#rules/screening/lists'
import {
  canDo,
  targetsFor,
  type RuleEffect,
  type RuleKind,
  type RuleSettings,
  type RuleTarget,
} from '#rules/screening/rule'
import { isWord } from '#rules/screening/words'

/** What an admin says of a rule. */
export interface RuleDraft extends RuleSettings {
  kind: RuleKind
  effect: RuleEffect
  targets: RuleTarget[]
  /** told to whoever is refused */
  sentence?: string
}

interface RuleProblem {
  path: string[]
  code: string
  params?: Record<string, unknown>
}

/** Which entries a list of each kind may have; other kinds have numbers. */
const ENTRIES: Partial<Record<RuleKind, (text: string) => boolean>> = {
  words: isWord,
  hosts: (text) => domainOf(text) !== '',
  email_domains: (text) => domainOf(text) !== '',
  networks: isNetwork,
}

const SETTINGS: Record<RuleKind, (keyof RuleSettings)[]> = {
  words: ['list'],
  hosts: ['list'],
  email_domains: ['list'],
  networks: ['list'],
  young_links: ['days'],
  burst: ['count', 'minutes'],
  first_posts: ['count'],
}

/** What a rule of its kind looks at, and nothing else. */
export const settingsOf = (draft: RuleDraft): RuleSettings =>
  Object.fromEntries(SETTINGS[draft.kind].map((name) => [name, draft[name]]))

/** What is wrong with a rule, by its fields. */
export function ruleProblems(draft: RuleDraft): RuleProblem[] {
  const { kind, effect, targets, sentence, list } = draft
  const unfit = targets.find((target) => !targetsFor(kind).includes(target))
  const missing = SETTINGS[kind].filter(
    (name) => !draft[name] || (name === 'list' && !list?.length)
  )
  const odd = (list ?? []).find((text) => ENTRIES[kind]?.(text) === false)
  return [
    ...(unfit ? [{ path: ['targets'], code: 'unfit_target', params: { value: unfit } }] : []),
    ...(canDo(effect, targets) ? [] : [{ path: ['effect'], code: 'nobody_is_held' }]),
    ...(effect === 'refuse' && !sentence ? [{ path: ['sentence'], code: 'required' }] : []),
    ...missing.map((name) => ({ path: [name], code: 'required' })),
    ...(odd === undefined
      ? []
      : [{ path: ['list'], code: 'invalid_choice', params: { value: odd } }]),
  ]
}
