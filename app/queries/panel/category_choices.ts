import sql from 'sql-template-tag'
import { select } from '#db/statements'

const MAX_CHOICES = 500

interface Wanted {
  /** one that is among them even where there are more than are shown */
  current?: number | null
  isActive?: boolean
}

/** Categories by id, in the order of their tree, those below others with dashes before them. */
export async function categoryChoices(wanted: Wanted = {}): Promise<[string, string][]> {
  const { current = null, isActive = false } = wanted
  const rows = await select<{ id: number; label: string }>({
    sql: sql`with recursive tree (id, is_active, label, path) as (
        select id, is_active, name::text, array[name::text, id::text] from products_category where parent_id is null
        union all
        select c.id, c.is_active, repeat('– ', cardinality(t.path) / 2) || c.name, t.path || array[c.name::text, c.id::text]
        from products_category c join tree t on c.parent_id = t.id where cardinality(t.path) < 40
      ), shown as (select id, label, path from tree where is_active or not ${isActive}::boolean
        order by path limit ${MAX_CHOICES})
      select id, label from (select * from shown union all
        select id, name, array['']::text[] from products_category
        where id = ${current} and id not in (select id from shown)) found order by path`,
  })
  return rows.map(({ id, label }) => [String(id), label])
}
