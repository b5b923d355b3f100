import { Sql } from 'sql-template-tag'

const NAME = /^[a-z_]+$/

/** Columns of an alias for a SELECT. The names are code, so none holds anything but letters. */
export function columnsOf(alias: string, names: readonly string[]): Sql {
  const wrong = [alias, ...names].find((name) => !NAME.test(name))
  if (wrong !== undefined) throw new Error(`no column is called ${wrong}`)
  return new Sql([names.map((name) => `${alias}.${name}`).join(', ')], [])
}
