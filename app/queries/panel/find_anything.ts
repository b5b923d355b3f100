import sql, { join, type Sql } from 'sql-template-tag'
import { select } from '#db/statements'
import { asRowId } from '#support/integer'

export interface Hit {
  kind: 'products' | 'users' | 'comments'
  id: number
  label: string
}

type Finder = (named: string) => Promise<Hit[]>

const EMAIL = /^([^\s@]+@[^\s@]+)$/
/** How things are named exactly, and what then is looked for; the first that fits counts. */
const NAMES: [RegExp, Finder][] = [
  [/\/products\/(\d{1,15})(?:\/|$|\?)/, (id) => byId(id, ['products'])],
  [/^#?(\d{1,15})$/, (id) => byId(id, ['products', 'users', 'comments'])],
  [/^@([\w.@+-]{1,150})$/, (name) => byUser(sql`lower(u.username) = lower(${name})`)],
]
const ADDRESS: [RegExp, Finder] = [EMAIL, (email) => byUser(sql`lower(u.email) = lower(${email})`)]

/** What a text in the search box names exactly; words are looked for in the lists. @param mayReadEmails - staff alone */
export async function findAnything(text: string, mayReadEmails: boolean): Promise<Hit[]> {
  const ways = mayReadEmails ? [...NAMES, ADDRESS] : NAMES
  for (const [pattern, find] of ways) {
    const [, named] = pattern.exec(text) ?? []
    if (named) return find(named)
  }
  return []
}

const BY_ID: Record<Hit['kind'], (id: number) => Sql> = {
  products: (id) =>
    sql`select 'products' as kind, id, left(name, 200) as label from products_product where id = ${id}`,
  users: (id) =>
    sql`select 'users' as kind, id, '@' || username as label from users_user where id = ${id}`,
  comments: (id) =>
    sql`select 'comments' as kind, id, left(content, 100) as label from products_comment where id = ${id}`,
}

function byId(digits: string, kinds: Hit['kind'][]): Promise<Hit[]> {
  const id = asRowId(BigInt(digits)) ?? 0
  return select<Hit>({
    sql: join(
      kinds.map((kind) => BY_ID[kind](id)),
      ' union all '
    ),
  })
}

const byUser = (condition: Sql) =>
  select<Hit>({
    sql: sql`select 'users' as kind, u.id, '@' || u.username as label from users_user u where ${condition} limit 2`,
  })
