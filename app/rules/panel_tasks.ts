import type { Rank } from '#rules/roles'

/** One thing that is put into another of its kind. */
export interface Merge {
  from: number
  into: number
}

/** What staff and moderators do to many things of a list at once, by the end of its address. */
export const BULK_DEEDS = {
  products: [
    ...(['restore', 'hide', 'remove', 'publish', 'archive', 'recategorise'] as const),
    ...(['feature', 'unfeature'] as const),
  ],
  comments: ['restore', 'hide', 'remove'],
  users: ['warn', 'suspend', 'ban', 'lift'],
} as const
export type BulkList = keyof typeof BULK_DEEDS
export type BulkDeed = (typeof BULK_DEEDS)[BulkList][number]

/** Whether a list takes a deed. */
export const isOf = (list: BulkList, deed: string): deed is BulkDeed =>
  BULK_DEEDS[list].some((one) => one === deed)

/** These edit, as staff may; all others are decisions, each with a reason. */
const EDITS = ['publish', 'archive', 'recategorise', 'feature', 'unfeature'] as const
export type BulkEdit = (typeof EDITS)[number]
export type BulkDecision = Exclude<BulkDeed, BulkEdit>

export const isDecision = (deed: BulkDeed): deed is BulkDecision =>
  !EDITS.some((edit) => edit === deed)

/** What decisions about the rows of a list are about. */
export const TARGETS = { products: 'product', comments: 'comment', users: 'user' } as const

export interface BulkChange {
  list: BulkList
  deed: BulkDeed
  /** key of the reason of a decision */
  reason: string
  /** to the authors */
  text: string
  /** where the products go */
  categoryId: number | null
  /** the end of a suspension, or of being featured; ISO 8601 */
  until: string | null
}

export interface Bulk extends BulkChange {
  ids: number[]
  /** of its decisions, a uuid: each author gets one mail */
  batchId?: string
  by: { id: number; rank: Rank; address: string | null }
}

/** What is done to rows in parts, and what each needs to know. */
export interface TaskInputs {
  merge_category: Merge
  merge_tag: Merge
  products_bulk: Bulk
  comments_bulk: Bulk
  users_bulk: Bulk
}
export type TaskKind = keyof TaskInputs

/** The kind of job that goes on with a task. */
export const TASK_JOB = 'run-panel-task'

/** So many rows are changed at once; more are left to a job. */
export const AT_ONCE = 200

/** Rows of one part of a task. */
export const PART = 500

/** Decisions of one part: each is a transaction of its own, with a mail. */
export const DECIDED_PART = 20

/** More are not changed at once, whatever the filters find. */
export const MAX_BULK = 10_000
