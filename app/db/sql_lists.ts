import sql from 'sql-template-tag'

/**
 * A list as a parameter of a prepared statement. Behind a sub-select the planner cannot count it:
 * where it sees a short one, it finds a plan of its own cheaper than the prepared one and plans every
 * execution anew, at three times the cost of reading a product (PostgreSQL's choose_custom_plan).
 */
export const bigints = (values: number[]) => sql`(select ${values}::bigint[])::bigint[]`

export const texts = (values: string[]) => sql`(select ${values}::text[])::text[]`
