import { Sql } from 'sql-template-tag'

const NAME = /^[a-z_]+$/

/** Columns of an alias for a SELECT. The names are code, so none holds anything but letters. */
export const columnsOf = (alias: string, names: readonly string[]): Sql =>
  list(names, (name) => `${alias}.${name}`)

/** Columns for an INSERT. */
export const namesOf = (names: readonly string[]): Sql => list(names, (name) => name)

function list(names: readonly string[], written: (name: string) => string): Sql {
  const wrong = names.find((name) => !NAME.test(name))
  if (wrong !== undefined) throw new Error(`no column is called ${wrong}`)
  return new Sql([names.map(written).join(', ')], [])
}
