import type { Column, Schema } from '#database/adoption/catalog'

/** The first Django build had room for 10 characters; a migration widens it. */
const WIDENED_BY_US = ['users_userprofile.gender']

/**
 * What stands against adopting a database, a sentence each; none when there is nothing to adopt.
 * Wider columns and columns of somebody else are fine, as long as our INSERTs pass them by.
 */
export function differences(expected: Schema, actual: Schema): string[] {
  const tables = new Set(expected.columns.map(({ table }) => table))
  const present = new Set(actual.columns.map(({ table }) => table))
  if (![...tables].some((table) => present.has(table))) return []

  return [
    ...[...tables].filter((table) => !present.has(table)).map((table) => `${table}: no such table`),
    ...expected.columns
      .filter(({ table }) => present.has(table))
      .flatMap((column) => columnDifferences(column, find(actual, column))),
    ...actual.columns
      .filter((column) => tables.has(column.table) && !find(expected, column))
      .filter(({ required, filled }) => required && !filled)
      .map((column) => `${nameOf(column)}: unknown, required and without a default`),
    ...expected.keys
      .filter((key) => present.has(key.split(':')[0]!) && !actual.keys.includes(key))
      .map((key) => `${key} is missing`),
  ]
}

function columnDifferences(expected: Column, actual: Column | undefined): string[] {
  const name = nameOf(expected)
  if (!actual) return [`${name}: no such column`]
  return [
    !holds(actual, expected) && `${name}: is ${actual.type}, should be ${expected.type}`,
    actual.required !== expected.required &&
      `${name}: ${expected.required ? 'may be null, should not' : 'may not be null, should'}`,
    expected.filled && !actual.filled && `${name}: makes no ids`,
  ].filter((difference) => difference !== false)
}

/** Whether every value of the expected column fits into the actual one, and comes out the same. */
function holds(actual: Column, expected: Column): boolean {
  if (actual.type === expected.type || WIDENED_BY_US.includes(nameOf(actual))) return true
  const [is, should] = [parse(actual.type), parse(expected.type)]
  if (should.name === 'character varying') {
    return is.name === 'text' || (is.name === should.name && !(is.size < should.size))
  }
  if (should.name === 'numeric') {
    return is.name === should.name && is.scale === should.scale && is.size >= should.size
  }
  return should.name === 'integer' && is.name === 'bigint'
}

/** `numeric(10,2)` → name, size 10, scale 2; sizes that are not given are NaN. */
function parse(type: string) {
  const [, name, size, scale] = /^([^(]+)(?:\((\d+)(?:,(\d+))?\))?/.exec(type)!
  return { name, size: Number(size), scale: Number(scale) }
}

const nameOf = ({ table, column }: Column) => `${table}.${column}`

const find = ({ columns }: Schema, { table, column }: Column) =>
  columns.find((other) => other.table === table && other.column === column)
