import type { WantedEffect } from '#rules/moderation_effects'

/** More are decided by a job: a request answers within seconds. */
export const MAX_BATCH = 200
/** Of a filter; who wants more narrows it. */
export const MAX_MATCHING = 10_000

/** What is to be decided on each case of a batch. */
export interface WantedDecision {
  effects: WantedEffect[]
  /** key of the reason */
  reason: string
  /** to the authors */
  text?: string
  /** to colleagues */
  note?: string
}

/** A case as somebody saw it. */
export interface SeenCase {
  id: number
  version: number
}
