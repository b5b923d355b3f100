import vine from '@vinejs/vine'
import type { Infer, SchemaTypes } from '@vinejs/vine/types'
import type { Sql } from 'sql-template-tag'
import { mapValues } from '#support/map_values'

/** What a condition may depend on beside its own value. */
export interface FilterContext {
  /** the values of all filters that are given */
  all: Readonly<Record<string, unknown>>
  /** whether rows are walked in order and tested one by one, rather than found by the filter */
  walking: boolean
  /** whether no other filter says anything */
  isAlone(): boolean
}

type ValueOf<Input extends SchemaTypes> = Exclude<Infer<Input>, undefined>

/** A parameter that narrows a list: what may come in, which rows it finds, what the document says of it. */
export interface Filter<Input extends SchemaTypes = SchemaTypes> {
  input: Input
  hint?: string
  /** null where the value has nothing to say */
  condition(value: ValueOf<Input>, context: FilterContext): Sql | null
}

export type Filters = Record<string, Filter>

/** What a list is narrowed by, by the filters' names. */
export type FilterValues<F extends Filters> = { [Name in keyof F]?: ValueOf<F[Name]['input']> }

/** Declares one filter, so that its condition gets the type of its input. */
export const filter = <Input extends SchemaTypes>(declaration: Filter<Input>) => declaration

/** The validator of a list's query; it refuses with every wrong filter at once. */
export const filterValidator = (filters: Filters) =>
  vine.create(mapValues(filters, ({ input }) => input))

/** The filters that say something, with their conditions, in the order of their declaration. */
export function conditionsOf<F extends Filters>(
  filters: F,
  values: FilterValues<F>,
  walking = false
): Map<string, Sql> {
  const conditionOf = (name: string): Sql | null => {
    const value = values[name]
    const isAlone = () => names.every((other) => other === name || !conditionOf(other))
    const context = { all: values, walking, isAlone }
    return value === undefined ? null : filters[name]!.condition(value, context)
  }
  const names = Object.keys(filters)
  const found = names.map((name) => [name, conditionOf(name)] as const)
  return new Map(found.filter((entry): entry is [string, Sql] => entry[1] !== null))
}
