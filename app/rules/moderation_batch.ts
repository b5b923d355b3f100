import type { BulkVerb } from '#rules/bulk_verbs'
import type { Target } from '#rules/moderation'
import type { WantedEffect } from '#rules/moderation_effects'

/** The jobs that decide a batch, and that take it back. */
export const BATCH_JOBS = { run: 'run-batch', reverse: 'reverse-batch' } as const

/** More are decided by a job: a request answers within seconds. */
export const MAX_BATCH = 200
/** So long a request has for a batch before a job does what it has left. */
export const SPARE_SECONDS = 60

/** Of a filter; who wants more narrows it. */
export const MAX_MATCHING = 10_000

/** What is to be decided on each case of a batch. */
export interface WantedDecision {
  /** of the panel: cases that it does not fit are left as they are */
  verb?: BulkVerb
  effects: WantedEffect[]
  /** key of the reason */
  reason: string
  /** to the authors */
  text?: string
  /** to colleagues */
  note?: string
}

export const kindsOf = ({ effects }: Pick<WantedDecision, 'effects'>) =>
  effects.map(({ kind }) => kind)

/** A case as somebody saw it. */
export interface SeenCase {
  id: number
  version: number
}

/** What a batch decides on: a case as it was seen, or a thing that has none that waits. */
export type BatchItem = { caseId: number; version: number } | { target: Target }
