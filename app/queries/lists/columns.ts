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

/** A text as an ordering's column, compared code point by code point. */
export const text = (column: Sql): Column => ({
  sql: column,
  type: sql`text`,
  holds: (value) => !value.includes('\0'),
})

/** A name as an ordering's column, sorted as people sort names. */
export const byName = (column: Sql): Column => text(sql`${column} collate "und-x-icu"`)
