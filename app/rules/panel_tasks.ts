/** One thing that is put into another of its kind. */
export interface Merge {
  from: number
  into: number
}

/** What is done to rows in parts, and what each needs to know. */
export interface TaskInputs {
  merge_category: Merge
  merge_tag: Merge
}
export type TaskKind = keyof TaskInputs

/** So many rows are changed at once; more are left to a job. */
export const AT_ONCE = 200

/** Rows of one part of a task. */
export const PART = 500
