import type { Reason } from '#pictures/fault'
import { draw } from '#pictures/drawing'
import { publish } from '#pictures/publish'
import { makeVariants } from '#pictures/variants'

/** What a process of pictures is asked for. What goes in and comes out is plain: paths, numbers and words. */
export const tasks = { draw, publish, makeVariants }

export type TaskName = keyof typeof tasks
export type Wish<N extends TaskName> = Parameters<(typeof tasks)[N]>[0]
export type Made<N extends TaskName> = Awaited<ReturnType<(typeof tasks)[N]>>

export interface Question<N extends TaskName = TaskName> {
  name: N
  wish: Wish<N>
}

/** What came of it, or why nothing did; an error without a reason is a fault of ours. */
export type Answer<N extends TaskName = TaskName> =
  { made: Made<N> } | { reason?: Reason; message: string }
