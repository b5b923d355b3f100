import { randomUUID } from 'node:crypto'
import DecideTarget, { type DecidingTarget } from '#actions/moderation/decide_target'
import { Refusal } from '#exceptions/refusal'
import type { Target } from '#rules/moderation'

type Input = Omit<DecidingTarget, 'target' | 'batchId'> & { targets: Target[] }

interface Failed {
  target: Target
  /** public code of the refusal */
  why: string
}

/**
 * Decides about several targets with one reason, each in a transaction of its own: what cannot be decided about is
 * told, and holds up no other.
 */
export async function decideTargets({ targets, ...input }: Input) {
  const batchId = randomUUID()
  const decided: Target[] = []
  const failed: Failed[] = []
  for (const target of targets)
    try {
      await new DecideTarget().handle({ ...input, target, batchId })
      decided.push(target)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      failed.push({ target, why: error.publicCode })
    }
  return { batchId, decided, failed }
}
