import type { Rank } from '#rules/roles'

/** One thing that is put into another of its kind. */
export interface Merge {
  from: number
  into: number
}

/** What staff and moderators do to many products at once. */
export const PRODUCT_DEEDS = [
  'restore',
  'hide',
  'remove',
  'publish',
  'archive',
  'recategorise',
] as const
export type ProductDeed = (typeof PRODUCT_DEEDS)[number]

/** Decisions about what is shown, each with a reason; the others edit, as an owner could. */
const DECISIONS: ProductDeed[] = ['restore', 'hide', 'remove']
export const isDecision = (deed: ProductDeed): deed is 'restore' | 'hide' | 'remove' =>
  DECISIONS.includes(deed)

export interface BulkChange {
  deed: ProductDeed
  /** key of the reason of a decision */
  reason: string
  /** to the authors */
  text: string
  /** where the products go */
  categoryId: number | null
}

export interface Bulk extends BulkChange {
  ids: number[]
  by: { id: number; rank: Rank; address: string | null }
}

/** What is done to rows in parts, and what each needs to know. */
export interface TaskInputs {
  merge_category: Merge
  merge_tag: Merge
  products_bulk: Bulk
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
