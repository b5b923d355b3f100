import sql, { type Sql } from 'sql-template-tag'
import type { Viewer } from '#rules/viewer'

/** Accounts (alias `u`) that others may know of: neither closed, nor banned, nor waiting to be erased. */
export const OPEN = sql`u.is_active and u.banned_at is null and u.erase_at is null`

/** Of alias `f`, which is not there for adopted users without a profile. */
export const PUBLIC = sql`f.is_private is not true`

/** Users (alias `u`, profile `f`) that lists show: a private profile only to its owner and to staff. */
export function visibleTo(viewer?: Viewer): Sql {
  if (!viewer) return sql`${OPEN} and ${PUBLIC}`
  if (viewer.isStaff) return OPEN
  return sql`${OPEN} and (${PUBLIC} or u.id = ${viewer.id}::bigint)`
}

/** Names a statement by the viewer that its text depends on. */
export function viewKind(viewer?: Viewer): string {
  if (!viewer) return 'anyone'
  return viewer.isStaff ? 'staff' : 'user'
}
