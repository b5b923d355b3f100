import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { State } from '#actions/moderation/aspects/aspect'
import { effectOn } from '#actions/moderation/effect_kinds'
import { InvalidInputException } from '#exceptions/invalid_input_exception'
import Category from '#models/category'
import type Case from '#models/case'
import type { EffectKind, Target } from '#rules/moderation'
import { concernsPerson, type WantedEffect } from '#rules/moderation_effects'

/** An effect as its row keeps it. */
export interface Applied {
  kind: EffectKind
  target: Target
  before: State
  after: State
}

interface Input {
  wanted: WantedEffect[]
  about: Case
  /** key of the decision's reason */
  reason: string
  /** ISO 8601 */
  now: string
}

const refuse = (code: string) => new InvalidInputException([{ path: ['effects'], code }])

/**
 * Does what a decision is to do, in its order.
 *
 * @throws InvalidInputException when the target, or a part of it, is gone
 */
export async function applyEffects(input: Input, client: TransactionClientContract) {
  const applied: Applied[] = []
  for (const wanted of input.wanted) applied.push(await apply(wanted, input, client))
  return applied
}

async function apply(
  wanted: WantedEffect,
  { about, reason, now }: Input,
  client: TransactionClientContract
): Promise<Applied> {
  const target = targetOf(wanted.kind, about)
  const { aspect, after } = effectOn(wanted.kind, target.kind)
  if (!aspect) return { kind: wanted.kind, target, before: {}, after: {} }
  await refuseUnusable(wanted, client)
  const before = await aspect.read(target, client, { ...wanted })
  if (!before || before.is_active === false) throw refuse('gone')
  const state = after({ before, wanted, target, reason, now })
  const written = await aspect.write(target, state, client)
  return { kind: wanted.kind, target, before, after: written ?? state }
}

/** What concerns a person is done to the owner of the target. */
function targetOf(kind: EffectKind, { target, subjectId }: Case): Target {
  if (!concernsPerson(kind)) return target
  if (subjectId === null) throw refuse('gone')
  return { kind: 'user', id: subjectId }
}

async function refuseUnusable(
  { kind, category_id: id }: WantedEffect,
  client: TransactionClientContract
) {
  if (kind !== 'recategorise') return
  const found = await Category.query({ client })
    .withScopes((scopes) => scopes.kept())
    .where({ id: id!, isActive: true })
    .first()
  if (found) return
  const params = { value: id }
  throw new InvalidInputException([{ path: ['effects'], code: 'not_found', params }])
}

/** What follows from effects, done or reversed: last in the transaction. */
export async function followEffects(
  effects: Pick<Applied, 'kind' | 'target'>[],
  client: TransactionClientContract
): Promise<void> {
  for (const { kind, target } of effects)
    await effectOn(kind, target.kind).aspect?.follow?.(target, client)
}
