import type { QueryClientContract, TransactionClientContract } from '@adonisjs/lucid/types/database'
import { openCase } from '#actions/moderation/open_case'
import { effectOf, type FoundHit } from '#actions/screening/find_hits'
import RuleHit from '#models/rule_hit'
import type { Target } from '#rules/moderation'
import type { RuleTarget } from '#rules/screening/rule'

interface Found {
  target: Target
  subjectId: number
  hits: FoundHit[]
}

/** Brings what rules have flagged or hold before the moderators, as one cause of one case. */
export async function noteHits(
  { target, subjectId, hits }: Found,
  client: TransactionClientContract
): Promise<void> {
  const effect = effectOf(hits)
  if (effect !== 'flag' && effect !== 'hold') return
  const cause = { kind: 'rule' as const, effect }
  const { id: caseId } = await openCase({ target, subjectId, cause }, client)
  const rows = hits.map((hit) => ({ ...rowOf(hit), caseId }))
  await RuleHit.createMany(
    rows.map((row) => ({ ...row, targetKind: target.kind, targetId: target.id })),
    { client }
  )
}

/** What is held because every comment is, until somebody approves it. */
export async function holdForApproval(
  { target, subjectId }: Omit<Found, 'hits'>,
  client: TransactionClientContract
): Promise<void> {
  const cause = { kind: 'rule' as const, effect: 'hold' as const }
  const { id: caseId } = await openCase({ target, subjectId, cause }, client)
  const of = { caseId, targetKind: target.kind, targetId: target.id }
  await RuleHit.create({ ...of, ruleId: null, effect: 'hold', matched: '' }, { client })
}

/** Counts what was refused, of which nothing else is kept. */
export async function noteRefused(
  targetKind: RuleTarget,
  hits: FoundHit[],
  client?: QueryClientContract
): Promise<void> {
  const refusing = hits.filter(({ rule }) => rule.effect === 'refuse')
  const rows = refusing.map((hit) => ({ ...rowOf(hit), targetKind, targetId: null, caseId: null }))
  await RuleHit.createMany(rows, { client })
}

const rowOf = ({ rule, matched }: FoundHit) => ({
  ruleId: rule.id,
  effect: rule.effect,
  matched: [...matched].slice(0, 200).join(''),
})
