import { randomUUID } from 'node:crypto'
import DecideTarget, { type DecidingTarget } from '#actions/moderation/decide_target'
import { Refusal } from '#exceptions/refusal'
import { decidedInBatch } from '#queries/moderation/decided_in_batch'
import type { Target } from '#rules/moderation'

type Input = Omit<DecidingTarget, 'target' | 'batchId'> & {
  targets: Target[]
  /** uuid of a batch that was cut off: what it has decided on is not decided on again */
  batchId?: string
}

interface Failed {
  target: Target
  /** public code of the refusal */
  why: string
}

/**
 * Decides about several targets with one reason, each in a transaction of its own: what cannot be decided about is
 * told, and holds up no other.
 */
export async function decideTargets({ targets, batchId = randomUUID(), ...input }: Input) {
  const before = await decidedInBatch(batchId)
  const isDecided = ({ kind, id }: Target) =>
    before.some((one) => one.kind === kind && one.id === id)
  const decided = targets.filter(isDecided)
  const failed: Failed[] = []
  for (const target of targets.filter((one) => !isDecided(one)))
    try {
      await new DecideTarget().handle({ ...input, target, batchId })
      decided.push(target)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      failed.push({ target, why: error.publicCode })
    }
  return { batchId, decided, failed }
}
