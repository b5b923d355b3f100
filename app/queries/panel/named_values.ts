import sql from 'sql-template-tag'
import { bigints } from '#db/sql_lists'
import { select } from '#db/statements'

type Stored = Record<string, unknown>

export interface Change {
  before: Stored
  after: Stored
}

/** Columns that hold ids, and of what. */
const KINDS = new Map([
  ['userId', 'user'],
  ['categoryId', 'category'],
  ['parentId', 'category'],
])

/** Changes in which people and categories have names in place of ids; those that are gone keep their id. */
export async function withNames<One extends Change>(changes: One[]): Promise<One[]> {
  const stored = changes.flatMap(({ before, after }) => [before, after])
  const [users, categories] = [idsIn(stored, 'user'), idsIn(stored, 'category')]
  if (!users.length && !categories.length) return changes
  const rows = await select<{ key: string; name: string }>({
    name: 'names_of_changes',
    sql: sql`select 'user ' || id as key, '@' || username as name from users_user where id = any(${bigints(users)})
      union all select 'category ' || id, name from products_category where id = any(${bigints(categories)})`,
  })
  const names = new Map(rows.map(({ key, name }) => [key, name]))
  const named = (one: Stored) => Object.fromEntries(Object.entries(one).map(nameIn(names)))
  return changes.map((one) => ({ ...one, before: named(one.before), after: named(one.after) }))
}

const idsIn = (stored: Stored[], kind: string): number[] =>
  stored
    .flatMap((one) => Object.entries(one))
    .filter(([column, value]) => KINDS.get(column) === kind && Number.isSafeInteger(Number(value)))
    .flatMap(([, value]) => Number(value) || [])

const nameIn =
  (names: Map<string, string>) =>
  ([column, value]: [string, unknown]): [string, unknown] => [
    column,
    names.get(`${KINDS.get(column)} ${String(value)}`) ?? value,
  ]
