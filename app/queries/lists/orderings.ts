import sql, { join, type Sql } from 'sql-template-tag'
import { refuseProblems, wrongWord } from '#exceptions/invalid_input_exception'
import type { Cursor } from '#support/cursor'

/** A column that a list can be ordered by. */
export interface Column {
  /** as its index has it */
  sql: Sql
  /** whether a cursor's text is a value of it */
  holds: (text: string) => boolean
  type: Sql
}

export interface Term<Field extends string> {
  field: Field
  descending: boolean
}

/** A total order: ties of the last field end on the id, in the direction of that field. */
export type Ordering<Field extends string> = [Term<Field>, Term<Field>?]

/** A column with the value that a place has in it, and the direction that the list goes. */
interface Key {
  column: Sql
  value: Sql
  descending: boolean
}

/** What a list can be ordered by, in SQL. */
export class Orderings<Field extends string> {
  /**
   * @param columns - a closed set, each with an index `(column, id)`
   * @param id - the column that ties end on
   */
  constructor(
    private columns: Record<Field, Column>,
    private id: Sql,
    readonly fallback: Ordering<NoInfer<Field>>
  ) {}

  get fields() {
    return Object.keys(this.columns) as Field[]
  }

  /** Reads `-likes_count,price`: unknown fields are dropped, as DRF's OrderingFilter does, and all after the second known one. */
  parse(text = ''): Ordering<Field> {
    const terms = text.split(',').map((part) => termIn(part.trim()))
    const [first, second] = terms.filter((term) => this.#isKnown(term))
    return first ? [first, second] : this.fallback
  }

  /**
   * The same for people, who are told what is dropped.
   *
   * @throws InvalidInputException
   */
  read(text = ''): Ordering<Field> {
    const terms = text.trim() ? text.split(',').map((part) => termIn(part.trim())) : []
    const isWrong = terms.length > 2 || !terms.every((term) => this.#isKnown(term))
    refuseProblems(isWrong ? [wrongWord('ordering', text)] : [])
    return this.parse(text)
  }

  #isKnown(term: Term<string>): term is Term<Field> {
    return Object.hasOwn(this.columns, term.field)
  }

  orderBy(ordering: Ordering<Field>): Sql {
    const terms = termsOf(ordering)
    const columns = terms.map(
      (term) => sql`${this.columns[term.field].sql}${directionOf(term.descending)}`
    )
    return join([...columns, sql`${this.id}${directionOf(terms.at(-1)!.descending)}`], ', ')
  }

  /** The exact texts of the ordering's columns, for cursors. */
  values(ordering: Ordering<Field>): Sql {
    const texts = termsOf(ordering).map(({ field }) => sql`${this.columns[field].sql}::text`)
    return sql`array[${join(texts)}]`
  }

  /** Whether a cursor's texts are values of the ordering's columns. */
  hold(ordering: Ordering<Field>, values: string[]): boolean {
    const terms = termsOf(ordering)
    return (
      values.length === terms.length &&
      terms.every(({ field }, index) => this.columns[field].holds(values[index]!))
    )
  }

  /** Rows beyond a place. In one direction it is a row comparison, which an index answers at any depth. */
  beyond(ordering: Ordering<Field>, { values, id }: Cursor): Sql {
    const terms = termsOf(ordering)
    const { descending } = terms.at(-1)!
    const keys = terms.map((term, index) => {
      const { sql: column, type } = this.columns[term.field]
      return { column, value: sql`${values[index]}::${type}`, descending: term.descending }
    })
    const all = [...keys, { column: this.id, value: sql`${id}::bigint`, descending }]
    return keys.every((key) => key.descending === descending)
      ? compareRows(all, descending)
      : compareInTurn(all)
  }
}

function termIn(text: string): Term<string> {
  const descending = text.startsWith('-')
  return { field: text.slice(descending ? 1 : 0), descending }
}

function compareRows(keys: Key[], descending: boolean): Sql {
  const columns = join(keys.map(({ column }) => column))
  const values = join(keys.map(({ value }) => value))
  return descending ? sql`(${columns}) < (${values})` : sql`(${columns}) > (${values})`
}

/** The first comparison bounds the index; the others decide among rows that are equal in it. */
function compareInTurn([key, ...rest]: Key[]): Sql {
  const { column, value, descending } = key!
  const strictly = descending ? sql`${column} < ${value}` : sql`${column} > ${value}`
  if (!rest.length) return strictly
  const bound = descending ? sql`${column} <= ${value}` : sql`${column} >= ${value}`
  return sql`(${bound} and (${strictly} or ${compareInTurn(rest)}))`
}

export const termsOf = <Field extends string>(ordering: Ordering<Field>): Term<Field>[] =>
  ordering.filter((term) => term !== undefined)

const directionOf = (descending: boolean) => (descending ? sql` desc` : sql``)

/** The canonical text of an ordering, e.g. `-created_at`. */
export const orderingName = (ordering: Ordering<string>) =>
  termsOf(ordering)
    .map(({ field, descending }) => (descending ? `-${field}` : field))
    .join()

export const reversed = <Field extends string>(ordering: Ordering<Field>) =>
  termsOf(ordering).map(({ field, descending }) => ({
    field,
    descending: !descending,
  })) as Ordering<Field>

/** The place of a row; `direction` says which rows follow from it. */
export function placeOf(
  ordering: Ordering<string>,
  { values, id }: Pick<Cursor, 'values' | 'id'>,
  direction: Cursor['direction']
): Cursor {
  return { ordering: orderingName(ordering), direction, values, id }
}
