import { words } from '#panel/words'
import type { KnownReason } from '#queries/moderation/reasons'
import type { CaseDecision, CaseDetail } from '#shapes/moderation_case'

interface Entry {
  at: string
  /** null: nobody in particular */
  who: string | null
  text: string
  /** what was written along */
  said: string[]
}

/** What happened to a case, the latest first. */
export function timelineOf(found: CaseDetail, known: KnownReason[]): Entry[] {
  const labelOf = (key: string) => known.find((one) => one.key === key)?.label ?? key
  const entry = (at: string, text: string, rest: Partial<Entry> = {}): Entry => ({
    ...{ at, text, who: null, said: [] },
    ...rest,
  })
  const entries = [
    entry(found.opened_at, words.kase.opened),
    ...found.reports.map((one) => entry(one.created_at, words.kase.reported(labelOf(one.reason)))),
    ...found.rule_hits.map((hit) => entry(hit.created_at, words.kase.hit(hit.rule, hit.matched))),
    ...found.appeals.map((one) => entry(one.created_at, words.kase.appealed)),
    ...found.decisions.map((one) => entry(one.created_at, ...decided(one, labelOf))),
  ]
  return entries.toSorted((one, other) => other.at.localeCompare(one.at))
}

function decided(
  decision: CaseDecision,
  labelOf: (key: string) => string
): [string, Partial<Entry>] {
  const { by, effects, note, reason, text, undoes } = decision
  const who = by?.username ?? words.kase.moderator
  if (undoes !== null) return [words.kase.undid, { who, said: [] }]
  const did = effects.map(({ kind }) => words.effects[kind]).join(', ')
  const isIdle = effects.every(({ kind }) => kind === 'dismiss' || kind === 'escalate')
  return [isIdle ? did : `${did} (${labelOf(reason)})`, { who, said: [text, note].filter(Boolean) }]
}
