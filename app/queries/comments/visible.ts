import sql, { type Sql } from 'sql-template-tag'
import { LISTED } from '#queries/products/listed'
import type { Viewer } from '#rules/viewer'

/** Comments (alias `c`) that exist for somebody; the predicate of the partial indexes. */
export const THERE = sql`(c.is_active or c.deleted_at is not null)`

/** Comments that everybody sees below a product or a comment. */
export const APPROVED = sql`${THERE} and c.is_approved`

/** #rules/product_reach in SQL, on alias `p`. */
export function withinReach(viewer?: Viewer): Sql {
  if (!viewer) return LISTED
  if (viewer.isModerator) return sql`p.is_active`
  return sql`p.is_active and (${LISTED} or p.user_id = ${viewer.id}::bigint)`
}

/** #rules/comment_reach in SQL, but for the product's part. */
export function visibleTo(viewer?: Viewer): Sql {
  if (!viewer) return APPROVED
  if (viewer.isModerator) return THERE
  return sql`${THERE} and (c.is_approved or c.user_id = ${viewer.id}::bigint)`
}

/** Names statements apart whose text depends on who looks. */
export function viewKind(viewer?: Viewer): string {
  if (!viewer) return 'anyone'
  return viewer.isModerator ? 'moderator' : 'user'
}
