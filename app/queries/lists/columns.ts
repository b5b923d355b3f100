import { DateTime } from 'luxon'
import sql, { type Sql } from 'sql-template-tag'
import type { Column } from '#queries/lists/orderings'

const MOMENT = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00$/

/** A timestamptz as an ordering's column. */
export const moment = (column: Sql): Column => ({
  sql: column,
  type: sql`timestamptz`,
  holds: (text) => MOMENT.test(text) && !text.startsWith('0000') && DateTime.fromSQL(text).isValid,
})

/** A number of something as an ordering's column. */
export const counter = (column: Sql): Column => ({
  sql: column,
  type: sql`bigint`,
  holds: (text) => /^\d{1,10}$/.test(text),
})
