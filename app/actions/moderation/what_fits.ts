import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { rivalsOf } from '#actions/moderation/effect_kinds'
import type { Moderator } from '#actions/moderation/moderator'
import { PermissionDeniedException } from '#exceptions/http'
import { InvalidInputException } from '#exceptions/invalid_input_exception'
import Appeal from '#models/appeal'
import type Case from '#models/case'
import Comment from '#models/comment'
import Decision from '#models/decision'
import Product from '#models/product'
import RuleHit from '#models/rule_hit'
import { lastOf } from '#queries/moderation/last_decision'
import type { EffectKind, Target } from '#rules/moderation'
import {
  concernsPerson,
  effectsProblem,
  fitsTarget,
  OPPOSITES,
  type WantedEffect,
} from '#rules/moderation_effects'

/** @throws InvalidInputException for effects that do not fit the case, each other, or what waits to be published */
export async function refuseUnfit(
  wanted: WantedEffect[],
  about: Case,
  client: TransactionClientContract
): Promise<void> {
  const kinds = wanted.map(({ kind }) => kind)
  const problem = effectsProblem(wanted, about.targetKind) ?? timeProblem(kinds, about)
  if (problem) throw refuse(problem)
  if (kinds.includes('dismiss') && (await isHeld(about, client))) throw refuse('still_held')
}

/** Doing nothing, and leaving it to a lead, are for what waits. */
function timeProblem(kinds: EffectKind[], { state, isUndecided }: Case): string | null {
  const isIdle = kinds.includes('dismiss') || kinds.includes('escalate')
  const isAgain = kinds.includes('escalate') && state === 'escalated'
  return isAgain || (isIdle && !isUndecided) ? 'unfit_effects' : null
}

const refuse = (code: string) => new InvalidInputException([{ path: ['effects'], code }])

/** Whether the target waits to be published, so that doing nothing would leave it waiting for ever. */
async function isHeld({ id, target }: Case, client: TransactionClientContract): Promise<boolean> {
  if (target.kind === 'user') return false
  if (target.kind === 'product') {
    const product = await Product.find(target.id, { client })
    return product?.moderationState === 'held'
  }
  const comment = await Comment.find(target.id, { client })
  if (!comment?.isActive || comment.isApproved) return false
  return (await RuleHit.query({ client }).where({ caseId: id, effect: 'hold' }).first()) !== null
}

interface Correcting {
  effects: WantedEffect[]
  overturn?: boolean
  by: Moderator
}

/**
 * The decision that this one corrects: the appealed one that is overturned, or the last that did the opposite.
 *
 * @throws PermissionDeniedException when whoever made it decides about the appeal
 */
export async function correctedBy(
  { effects, overturn, by }: Correcting,
  about: Case,
  client: TransactionClientContract
): Promise<number | null> {
  const appealed = await appealedDecision(about, client)
  if (appealed) refuseOwnAppeal(appealed, { effects, by })
  if (!overturn) return lastOpposite(effects, about, client)
  if (!appealed) throw refuse('no_appeal')
  return appealed.id
}

/** Whoever decided leaves the appeal to somebody else. */
function refuseOwnAppeal({ actorId }: Decision, { effects, by }: Correcting): void {
  const leaves = effects.some(({ kind }) => kind === 'escalate')
  if (!leaves && by.id !== null && actorId === by.id) throw new PermissionDeniedException()
}

async function lastOpposite(
  effects: WantedEffect[],
  about: Case,
  client: TransactionClientContract
): Promise<number | null> {
  for (const { kind } of effects) {
    const target = targetOf(kind, about)
    const opposite = fitsTarget(kind, about.targetKind) && OPPOSITES[kind]
    const last = opposite && target && (await lastOf(rivalsOf(kind, target.kind), target, client))
    if (last && opposite.includes(last.kind)) return last.decisionId
  }
  return null
}

function targetOf(kind: WantedEffect['kind'], { target, subjectId }: Case): Target | null {
  if (!concernsPerson(kind)) return target
  return subjectId === null ? null : { kind: 'user', id: subjectId }
}

async function appealedDecision({ id }: Case, client: TransactionClientContract) {
  const appeal = await Appeal.query({ client })
    .withScopes((scopes) => scopes.open())
    .where('caseId', id)
    .first()
  return appeal && Decision.findOrFail(appeal.decisionId, { client })
}
