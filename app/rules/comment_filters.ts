/**
 * What the comment list can be narrowed by. The validator, the SQL and the API document are each
 * held to these keys by the compiler.
 */
export interface CommentFilters {
  product?: number
  user?: number
  /** null: not a reply */
  parent?: number | null
}
