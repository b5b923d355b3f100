import sql, { type Sql } from 'sql-template-tag'
import type { Slice } from '#queries/lists/paged_list'

/** Of a page of the usual size: a row more than it shows tells whether there is another one. */
const USUAL_LIMIT = 21

/** The page that is asked for all the time: statements for it are worth preparing. */
export const isFirstPage = ({ limit, offset, place }: Slice) =>
  limit === USUAL_LIMIT && !offset && !place

/** The limit of a prepared statement is written out: planned for any limit, it would be planned for a tenth of the table. */
export function cut({ limit, offset }: Slice): Sql {
  if (limit === USUAL_LIMIT && !offset) return sql`limit 21`
  return offset ? sql`limit ${limit} offset ${offset}` : sql`limit ${limit}`
}
