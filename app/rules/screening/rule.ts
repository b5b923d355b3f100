/** What a rule looks at. */
export const RULE_KINDS = [
  'words',
  'hosts',
  'young_links',
  'burst',
  'first_posts',
  'email_domains',
  'networks',
] as const
export type RuleKind = (typeof RULE_KINDS)[number]

/** What a hit does, from the least to the most: a case; a case, and hidden until it is decided; not taken at all. */
export const RULE_EFFECTS = ['flag', 'hold', 'refuse'] as const
export type RuleEffect = (typeof RULE_EFFECTS)[number]

/** `user` is a registration and what a profile says. */
export const RULE_TARGETS = ['product', 'comment', 'user'] as const
export type RuleTarget = (typeof RULE_TARGETS)[number]

/** What a rule of each kind is made of; lists hold words, hosts, domains or networks. */
export interface RuleSettings {
  list?: string[]
  /** accounts younger than this */
  days?: number
  /** more than so many within `minutes`; or the first so many */
  count?: number
  minutes?: number
}

export interface ScreeningRule {
  id: number
  kind: RuleKind
  effect: RuleEffect
  targets: RuleTarget[]
  settings: RuleSettings
  /** what whoever is refused is told */
  sentence: string
  /** in milliseconds since 1970; it rests from then on */
  endsAt: number | null
}

/** Kinds that look at who somebody is when they open an account, and at nothing else. */
const AT_REGISTRATION: RuleKind[] = ['email_domains', 'networks']
/** Kinds that count what somebody made. */
export const BY_HISTORY: RuleKind[] = ['burst', 'first_posts']

/** The targets that a rule of a kind can have. */
export function targetsFor(kind: RuleKind): readonly RuleTarget[] {
  if (AT_REGISTRATION.includes(kind)) return ['user']
  return kind === 'words' || kind === 'hosts' ? RULE_TARGETS : ['product', 'comment']
}

/** Whether a hit can do this to a target: nobody is held, only what they make is. */
export const canDo = (effect: RuleEffect, targets: readonly RuleTarget[]) =>
  effect !== 'hold' || !targets.includes('user')

/** The heaviest of some effects; null of none. */
export const heaviest = (effects: RuleEffect[]): RuleEffect | null =>
  RULE_EFFECTS.findLast((effect) => effects.includes(effect)) ?? null
