import sql, { type Sql } from 'sql-template-tag'

/** What is listed and what is not have indexes of their own. @param state - that a filter asks for */
export function partsOf(state: string | undefined, listed: Sql): Sql[] {
  if (state === undefined) return [listed, sql`not ${listed}`]
  return state === 'listed' ? [listed] : [sql`not ${listed}`]
}
