import sql, { type Sql } from 'sql-template-tag'
import { select } from '#db/statements'
import { likePattern } from '#rules/search_terms'
import { asRowId } from '#support/integer'

/** Between a category and the one that it is in. */
const BELOW = ' › '
/** No tree made for people is deeper; a circle that Django let close ends here. */
const MAX_DEPTH = 12
/** A list to choose from that is longer is read by nobody. */
const MAX_SUGGESTED = 60
const MAX_FOUND = 3
/** Of all that is suggested together: every page that suggests has them in it. */
const MAX_LETTERS = 3000

export interface NamedCategory {
  id: number
  /** `Home › Lamps`, with the id behind it where two are called so */
  label: string
}

/** Every category by the names from the top down to it. */
const LABELLED = sql`labelled as (
  select id, case count(*) over (partition by lower(path)) when 1 then path else path || ' #' || id end as label
  from (
    with recursive tree (id, path, depth) as (
      select id, name::text, 1 from products_category where parent_id is null
      union all
      select c.id, t.path || ${BELOW}::text || c.name, t.depth + 1
      from products_category c join tree t on c.parent_id = t.id where t.depth < ${MAX_DEPTH}::int
    ) select id, path from tree
  ) named)`

/** Categories to choose from, in the order of the tree. @param words - that stand in their names; '' for the first ones */
export const categorySuggestions = (words = '', limit = MAX_SUGGESTED) =>
  select<NamedCategory>({
    sql: sql`with ${LABELLED} select id, label from labelled
      where ${words === ''}::boolean or label ilike ${likePattern(words)} order by label, id limit ${limit}::int`,
  })

/** How a category is called where it is chosen; '' for none. */
export async function categoryLabel(id: number | null): Promise<string> {
  if (id === null) return ''
  const [found] = await select<NamedCategory>({
    sql: sql`with ${LABELLED} select id, label from labelled where id = ${id}`,
  })
  return found?.label ?? `#${id}`
}

/** The categories that a text may mean: a label, a name, a slug, an id. At most three: more are as ambiguous. */
export const categoriesCalled = (text: string) =>
  select<NamedCategory>({
    sql: sql`with ${LABELLED}, called as (${categoriesNamed(text)})
      select id, label from labelled where id in (select id from called) order by label limit ${MAX_FOUND}::int`,
  })

/** The labels of the first ones, as a field suggests them. */
export async function categoryLabels(words = '', limit?: number): Promise<string[]> {
  const found = await categorySuggestions(words, limit)
  let left = MAX_LETTERS
  return found.map(({ label }) => label).filter((label) => (left -= label.length) >= 0)
}

/** Their ids, as a SELECT. */
export function categoriesNamed(text: string): Sql {
  const [, behind] = /(?:^| )#(\d{1,15})$/.exec(text.trim()) ?? []
  const id = idIn(behind ?? text)
  if (behind) return sql`select id from products_category where id = ${id}`
  const names = chain(text.split(BELOW))
  const plain = sql`lower(name) = lower(${text.trim()}) or slug = ${text.trim()}`
  const called = sql`select id from products_category where ${plain} union ${names}`
  // An address may hold an id; a category that is called so comes first.
  return id === null
    ? called
    : sql`${called} union select id from products_category where id = ${id}
        and not exists (select from products_category where ${plain})`
}

const idIn = (digits: string) => (/^\d{1,15}$/.test(digits) ? asRowId(BigInt(digits)) : null)

/** A category and those above it, by their names. */
function chain(names: string[]): Sql {
  const [name = '', ...above] = names.toReversed().slice(0, MAX_DEPTH)
  const below = above.length ? sql`and parent_id in (${chain(above.toReversed())})` : sql``
  return sql`select id from products_category where lower(name) = lower(${name.trim()}) ${below}`
}
