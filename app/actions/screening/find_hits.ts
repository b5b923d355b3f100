import { authorHistory } from '#queries/moderation/author_history'
import { ruleBook } from '#queries/moderation/rule_screen'
import type { Hit, Material } from '#rules/screening/material'
import { BY_HISTORY, heaviest, type RuleEffect, type ScreeningRule } from '#rules/screening/rule'

/** A rule that was hit, with the rule. */
export type FoundHit = Hit & { rule: ScreeningRule }

export interface Screened extends Omit<Material, 'author'> {
  /** who says it; undefined for who opens an account */
  author?: { id: number; isModerator: boolean }
  /** whether what was there before is changed, which is no further post */
  isEdit?: boolean
}

/**
 * The rules that are hit by what somebody says. No statement while no rule looks at such things, and one when a rule
 * asks who it is. Moderators are not screened: they would decide about it themselves.
 */
export async function findHits({ author, isEdit, ...material }: Screened): Promise<FoundHit[]> {
  const { screen, byId } = await ruleBook.get()
  if (author?.isModerator || !screen.watches(material.target)) return []
  const limit = screen.historyFor(material.target)
  const asks = author && limit !== null
  const history = asks ? await authorHistory(author.id, material.target, limit) : undefined
  return screen
    .examine({ ...material, author: history })
    .map((hit) => ({ ...hit, rule: byId.get(hit.ruleId)! }))
    .filter(({ rule }) => !isEdit || !BY_HISTORY.includes(rule.kind))
}

export const effectOf = (hits: FoundHit[]): RuleEffect | null =>
  heaviest(hits.map(({ rule }) => rule.effect))
