import type { Ordering } from '#queries/lists/orderings'
import type { PageOutline } from '#shapes/page_envelope'
import type { Cursor } from '#support/cursor'

/** How far rows are counted where no exact count is kept; above it an answer says so (contract §3). */
export const counting = { limit: 10_000 }

/** The part of a list that a page shows. */
export interface Slice {
  limit: number
  offset: number
  /** only rows beyond this place in the ordering */
  place?: Cursor
}

export interface FoundRow {
  id: number
  /** of the ordering's columns, for a cursor */
  values: string[]
}

export interface Found {
  rows: FoundRow[]
  /** the exact count where it comes along; null too when there are no rows to tell it with */
  total: number | null
}

/** A list that pages are cut from. */
export interface PagedList<Field extends string> {
  ordering: Ordering<Field>
  find(ordering: Ordering<Field>, slice: Slice): Promise<Found>
  /** how many rows there are; unless `exact`, only up to one more than the counting limit */
  count(): Promise<number>
  exact: boolean
  /** whether a cursor's texts are values of the ordering */
  hold(values: string[]): boolean
}

/** Which rows a page holds, in order, and where it leads. */
export interface IdPage extends PageOutline {
  ids: number[]
}
