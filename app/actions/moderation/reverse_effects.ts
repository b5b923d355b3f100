import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Applied } from '#actions/moderation/apply_effects'
import { effectOn, rivalsOf } from '#actions/moderation/effect_kinds'
import Effect from '#models/effect'
import type { Target } from '#rules/moderation'

export type Reversed = Applied & { undoesId: number }

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
  const now = (await aspect?.read(target, client, effect.before)) ?? {}
  const change = { kind, target, undoesId, before: now }
  const isGone = !aspect || !Object.keys(now).length
  if (isGone || (await isOutdone(effect, client))) return { ...change, after: now }
  const written = await aspect.write(target, effect.before, client)
  return { ...change, after: written ?? effect.before }
}

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
