import sql, { type Sql } from 'sql-template-tag'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { FieldProblem } from '#exceptions/invalid_input_exception'
import { select } from '#db/statements'

interface Wanted {
  /** of the category that is changed; absent for a new one */
  id?: number
  slug?: string
  /** null: none */
  parent?: number | null
}

interface Facts {
  slug_taken: boolean
  has_parent: boolean
  is_circle: boolean
  /** it has this parent already */
  stays: boolean
}

/** Whether the way up from `from` passes `id`, itself included. */
const leadsTo = (id: number, from: number | null): Sql => sql`exists (
  with recursive way (id, parent_id) as (
    select id, parent_id from products_category where id = ${from}
    union select c.id, c.parent_id from products_category c join way w on c.id = w.parent_id
  )
  select from way where id = ${id})`

const statement = ({ id = 0, slug = '', parent = null }: Wanted) => sql`select
  exists (select from products_category where slug = ${slug} and id <> ${id}) as slug_taken,
  exists (select from products_category where id = ${parent} and is_active) as has_parent,
  ${leadsTo(id, parent)} as is_circle,
  exists (select from products_category where id = ${id} and parent_id = ${parent}) as stays`

/**
 * What keeps a category from being called or placed so: a slug that another one has, a parent that is no active
 * category, or one below the category itself; it may keep the parent that Django gave it.
 */
export async function categoryProblems(
  wanted: Wanted,
  client?: QueryClientContract
): Promise<FieldProblem[]> {
  const [facts] = await select<Facts>({ sql: statement(wanted) }, client)
  const problems = parentProblems(wanted, facts!)
  return facts!.slug_taken ? [{ path: ['slug'], code: 'unique_slug' }, ...problems] : problems
}

function parentProblems({ parent }: Wanted, facts: Facts): FieldProblem[] {
  const { has_parent, is_circle, stays } = facts
  if (parent === undefined || parent === null || stays || (has_parent && !is_circle)) return []
  const code = has_parent ? 'category_cycle' : 'not_found'
  return [{ path: ['parent'], code, params: { value: parent } }]
}

/** Whether a category is another one, or somewhere below it. */
export async function isInside(id: number, inner: number, client?: QueryClientContract) {
  const [found] = await select<{ is: boolean }>(
    { sql: sql`select ${leadsTo(id, inner)} as is` },
    client
  )
  return found!.is
}
