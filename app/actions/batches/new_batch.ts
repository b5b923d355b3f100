import { randomUUID } from 'node:crypto'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { refuseProblems } from '#exceptions/invalid_input_exception'
import { PermissionDeniedException } from '#exceptions/http'
import Batch from '#models/batch'
import { reasons } from '#queries/moderation/reasons'
import { mayDoToMany } from '#rules/many_bans'
import { kindsOf, type WantedDecision } from '#rules/moderation_batch'
import type { Viewer } from '#rules/viewer'

interface NewBatch {
  by: Viewer
  wanted: WantedDecision
  count: number
}

/** Writes down that somebody wants to decide the same on many cases. */
export function newBatch(
  { by, wanted, count }: NewBatch,
  client: TransactionClientContract
): Promise<Batch> {
  return Batch.create({ key: randomUUID(), createdById: by.id, wanted, count }, { client })
}

/**
 * @throws InvalidInputException for a decision that fits no case at all
 * @throws PermissionDeniedException for bans of many, unless by a lead
 */
export async function refuseWanted({ wanted, by, count }: NewBatch): Promise<void> {
  const { effects, reason } = wanted
  if (!mayDoToMany(kindsOf(wanted), { count, rank: by.rank })) throw new PermissionDeniedException()
  const known = await reasons.get()
  const isKnown = known.some(({ key }) => key === reason)
  refuseProblems([
    ...(effects.length ? [] : [{ path: ['effects'], code: 'no_effects' }]),
    ...(isKnown ? [] : [{ path: ['reason'], code: 'invalid_choice', params: { value: reason } }]),
  ])
}
