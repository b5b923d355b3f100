import type { Filters, FilterValues } from '#queries/lists/filters'
import type { List } from '#queries/lists/list'
import type { FacetCounts } from '#queries/panel/facet_counts'
import type { Suggested } from '#queries/panel/suggestions'
import type { Rank } from '#rules/roles'

export type Tone = '' | 'ok' | 'no' | 'warn' | 'info'

/** What stands in a cell. */
export type Cell =
  | { kind: 'text' | 'number'; text: string; whole?: string }
  | { kind: 'link'; text: string; href: string }
  | { kind: 'badge'; text: string; tone: Tone }
  | { kind: 'time'; iso: string | null }
  | { kind: 'moment'; iso: string }
  | { kind: 'picture'; url: string | null }

export interface Column<Row, Field extends string> {
  /** of the words of the table */
  name: string
  /** the ordering of the list that its heading switches */
  sort?: Field
  isNumber?: boolean
  /** whether files alone have it */
  isForFiles?: boolean
  cells(row: Row): Cell[]
}

/** A value, and the words for it. */
export type Choice = [value: string, label: string]

/** One field of the form of filters. Choices are words by value; some are counted, some asked of the database. */
export interface Control {
  name: string
  kind: 'search' | 'text' | 'choice'
  choices?: () => Choice[] | Promise<Choice[]>
  /** what a text names, suggested while it is written */
  suggests?: Suggested
  /** what it suggests before anything is written */
  suggestions?: () => Promise<string[]>
  /** what an id that an address holds is called */
  called?: (id: number) => Promise<string>
}

/** Something that is done to all rows that are selected. */
export interface BulkDeed {
  name: string
  tone?: 'ok' | 'no'
  /** whether staff alone do it */
  isForStaff?: boolean
}

/** A list of the panel: the declaration of the list itself, and how it is shown. */
export interface Table<F extends Filters, Field extends string, Row extends { id: number }> {
  /** of its words and its address */
  name: string
  list: List<F, Field, Row>
  columns: Column<Row, Field>[]
  controls: Control[]
  /** how many rows each choice would find beside the other filters */
  facets?(filters: FilterValues<F>): Promise<FacetCounts>
  /** whether rows can be narrowed to a year, a month or a day */
  hasDates?: boolean
  bulk?: BulkDeed[]
  /** whose a row is: decisions are made about nobody who ranks higher */
  subject?(row: Row): { id: number; rank: Rank }
  /** whether staff may take it away as CSV */
  isExportable?: boolean
}

/** Columns that pages show. */
export const onPages = <One extends { isForFiles?: boolean }>(columns: One[]): One[] =>
  columns.filter(({ isForFiles }) => !isForFiles)

/** Declares one table, so that its columns get the type of its rows. */
export const declareTable = <F extends Filters, Field extends string, Row extends { id: number }>(
  table: Table<F, Field, Row>
) => table

export const link = (text: string, href: string): Cell => ({ kind: 'link', text, href })
export const plain = (text: string): Cell => ({ kind: 'text', text })
export const number = (value: number): Cell => ({
  kind: 'number',
  text: value.toLocaleString('en'),
})
/** What is cut on a page, and whole in files. */
export const cut = (text: string, whole: string): Cell => ({ kind: 'text', text, whole })
export const time = (iso: string | null): Cell => ({ kind: 'time', iso })
/** With the time of the day. */
export const moment = (iso: string): Cell => ({ kind: 'moment', iso })
export const badge = (text: string, tone: Tone = ''): Cell => ({ kind: 'badge', text, tone })
