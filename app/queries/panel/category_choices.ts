import sql from 'sql-template-tag'
import { select } from '#db/statements'

const MAX_CHOICES = 500

/** The active categories by id, in the order of their tree, those below others with dashes before them. */
export async function categoryChoices(): Promise<[string, string][]> {
  const rows = await select<{ id: number; label: string }>({
    sql: sql`with recursive tree (id, is_active, label, path) as (
        select id, is_active, name::text, array[name::text, id::text] from products_category where parent_id is null
        union all
        select c.id, c.is_active, repeat('– ', cardinality(t.path) / 2) || c.name, t.path || array[c.name::text, c.id::text]
        from products_category c join tree t on c.parent_id = t.id where cardinality(t.path) < 40
      ) select id, label from tree where is_active order by path limit ${MAX_CHOICES}`,
  })
  return rows.map(({ id, label }) => [String(id), label])
}
