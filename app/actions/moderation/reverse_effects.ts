import { isDeepStrictEqual } from 'node:util'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Applied } from '#actions/moderation/apply_effects'
import type { State } from '#actions/moderation/aspects/aspect'
import { effectOn, rivalsOf } from '#actions/moderation/effect_kinds'
import Effect from '#models/effect'
import type { Target } from '#rules/moderation'

export interface Reversed extends Applied {
  undoesId: number
  /** whether it is not as it was before: it is gone, or was changed or decided about since */
  isLeft: boolean
}

/** Brings back what the effects of a decision found, the last first. What was decided since then stays. */
export async function reverseEffects(decisionId: number, client: TransactionClientContract) {
  const effects = await Effect.query({ client }).where({ decisionId }).orderBy('id', 'desc')
  const reversed: Reversed[] = []
  for (const effect of effects) reversed.push(await reverse(effect, client))
  return reversed
}

async function reverse(effect: Effect, client: TransactionClientContract): Promise<Reversed> {
  const { id: undoesId, kind } = effect
  const target: Target = { kind: effect.targetKind, id: effect.targetId }
  const { aspect } = effectOn(kind, target.kind)
  const now = await aspect?.read(target, client, effect.before)
  const change = { kind, target, undoesId, before: now ?? {} }
  if (!aspect || !now || (await isOutdone(effect, client)))
    return { ...change, after: change.before, isLeft: aspect !== null }
  const wanted = aspect.isOwners ? withoutNewer(effect, now) : effect.before
  const after = (await aspect.write(target, wanted, client)) ?? wanted
  return { ...change, after, isLeft: !isSame(after, effect.before) }
}

/** What an effect found, but for what somebody changed since it was done. */
function withoutNewer({ before, after }: Effect, now: State): State {
  const kept = Object.entries(before).map(([name, value]) => [
    name,
    isSame(now[name], after[name]) ? value : now[name],
  ])
  return Object.fromEntries(kept) as State
}

/** PostgreSQL keeps the names of an object in an order of its own. */
const isSame = (one: unknown, other: unknown) => isDeepStrictEqual(asJson(one), asJson(other))
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null))

/** Whether another decision that stands has said since then what becomes of the same. */
async function isOutdone(effect: Effect, client: TransactionClientContract): Promise<boolean> {
  const { kind, targetKind, targetId, decisionId, before } = effect
  const later = Effect.query({ client })
    .where({ targetKind, targetId })
    .whereIn('kind', rivalsOf(kind, targetKind))
    .where('id', '>', effect.id)
    .whereNot({ decisionId })
    .whereNull('undoesId')
    .whereNotExists((undoing) =>
      undoing.from('moderation_effect as u').whereColumn('u.undoes_id', 'moderation_effect.id')
    )
  if (before.image_id !== undefined)
    later.whereRaw(`before->>'image_id' = ?`, [String(before.image_id as number)])
  return (await later.first()) !== null
}
