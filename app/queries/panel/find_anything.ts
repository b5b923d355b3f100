import sql, { join, type Sql } from 'sql-template-tag'
import { select } from '#db/statements'
import { asRowId } from '#support/integer'

export interface Hit {
  kind: 'products' | 'users' | 'comments' | 'categories' | 'tags' | 'queue'
  id: number
  label: string
  /** whether it is what the text names, and not only where its words are */
  isExact?: boolean
}

type Kind = Hit['kind']
type Finder = (named: string, kind?: string) => Promise<Hit[]>

const EMAIL = /^(?<named>[^\s@]+@[^\s@]+)$/
/** How things are named exactly, and what then is looked for; the first that fits counts. */
const NAMES: [RegExp, Finder][] = [
  [
    /\/(?<kind>products|users|comments|categories|tags|queue)\/(?<named>\d{1,15})(?:[/?#]|$)/,
    (id, kind) => byId(id, [kind as Kind]),
  ],
  [/^#?(?<named>\d{1,15})$/, (id) => byId(id, ['products', 'users', 'comments'])],
  [
    /^@(?<named>[^\s@][^\s]{0,149})$/,
    (name) => byUser(sql`lower(u.username) = lower(${name.normalize('NFKC')})`),
  ],
]
const ADDRESS: [RegExp, Finder] = [EMAIL, (email) => byUser(sql`lower(u.email) = lower(${email})`)]

/** What a text in the search box names exactly; words are looked for in the lists. @param mayReadEmails - leads and above */
export async function findAnything(text: string, mayReadEmails: boolean): Promise<Hit[]> {
  const ways = mayReadEmails ? [...NAMES, ADDRESS] : NAMES
  for (const [pattern, find] of ways) {
    const { named, kind } = pattern.exec(text)?.groups ?? {}
    if (named) return exact(await find(named, kind))
  }
  return []
}

const exact = (hits: Hit[]) => hits.map((hit) => ({ ...hit, isExact: true }))

const SLUG = /^(?:\S*\/)?(?<slug>[-_\p{L}\p{N}]{1,80})\/?(?:[?#].*)?$/u

/** Categories and tags by their slug, alone or at the end of an address. */
export async function findBySlug(text: string): Promise<Hit[]> {
  const slug = slugIn(text)
  if (slug === null) return []
  return exact(
    await select<Hit>({
      sql: sql`select 'categories' as kind, id, name as label from products_category where slug = ${slug}
          union all select 'tags', id, name from products_producttag where slug = ${slug.toLowerCase()}`,
    })
  )
}

/** @returns null where a text can be no slug */
export const slugIn = (text: string): string | null => SLUG.exec(text)?.groups?.slug ?? null

const BY_ID: Record<Kind, (id: number) => Sql> = {
  products: (id) =>
    sql`select 'products' as kind, id, left(name, 200) as label from products_product where id = ${id}`,
  users: (id) =>
    sql`select 'users' as kind, id, '@' || username as label from users_user where id = ${id}`,
  comments: (id) =>
    sql`select 'comments' as kind, id, left(content, 100) as label from products_comment where id = ${id}`,
  categories: (id) =>
    sql`select 'categories' as kind, id, name as label from products_category where id = ${id}`,
  tags: (id) =>
    sql`select 'tags' as kind, id, name as label from products_producttag where id = ${id}`,
  queue: (id) =>
    sql`select 'queue' as kind, id, '#' || id as label from moderation_case where id = ${id}`,
}

function byId(digits: string, kinds: Kind[]): Promise<Hit[]> {
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
