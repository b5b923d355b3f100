import sql, { type Sql } from 'sql-template-tag'
import { LISTED } from '#queries/products/listed'
import type { Viewer } from '#rules/viewer'

/** Comments (alias `c`) that everybody sees: the column that database/rules.ts defines, and the partial indexes name. */
export const SHOWN = sql`c.is_listed`

/** Neither deleted for good nor made inactive by Django. */
const exists = (alias: Sql) => sql`(${alias}.is_active or ${alias}.deleted_at is not null)`

/** #rules/product_reach in SQL, on alias `p`. */
export function withinReach(viewer?: Viewer): Sql {
  if (!viewer) return LISTED
  if (viewer.isModerator) return sql`p.is_active`
  const own = sql`p.user_id = ${viewer.id}::bigint and p.is_active and not p.author_hidden`
  return sql`(${LISTED} or (${own}))`
}

/** #rules/comment_reach in SQL, but for the product's part: a condition on single comments of alias `c`. */
export function visibleTo(viewer?: Viewer): Sql {
  if (!viewer) return SHOWN
  return sql`(${SHOWN} or (${unlistedFor(viewer, sql`c`)}))`
}

/**
 * The same as a source of alias `c`, for lists. In two parts, so that the partial indexes serve every viewer,
 * and comments that nobody sees are not walked through.
 */
export function commentsSeenBy(viewer?: Viewer): Sql {
  const listed = sql`select * from products_comment c where ${SHOWN}`
  if (!viewer) return sql`(${listed}) c`
  const others = sql`products_comment o where not o.is_listed and ${unlistedFor(viewer, sql`o`)}`
  return sql`(${listed} union all select * from ${others}) c`
}

function unlistedFor(viewer: Viewer, alias: Sql): Sql {
  if (viewer.isModerator) return exists(alias)
  const own = sql`${alias}.user_id = ${viewer.id}::bigint and not ${alias}.author_hidden`
  return sql`${own} and ${exists(alias)}`
}

/** Names a statement by the viewer that its text depends on. */
export function viewKind(viewer?: Viewer): string {
  if (!viewer) return 'anyone'
  return viewer.isModerator ? 'moderator' : 'user'
}
