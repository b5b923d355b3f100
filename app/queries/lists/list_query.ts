import type { Ordering } from '#queries/lists/orderings'
import type { Viewer } from '#rules/viewer'

/** A list that somebody asks for: what is in it, in which order, and who asks. */
export interface ListQuery<Values, Field extends string> {
  filters: Values
  ordering: Ordering<Field>
  viewer?: Viewer
  /** names of the filters that the route's path says */
  fixed?: string[]
}
