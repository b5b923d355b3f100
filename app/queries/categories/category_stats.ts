import sql from 'sql-template-tag'
import { subtreeOf } from '#queries/categories/subtree'
import { LISTED } from '#queries/products/listed'
import { select } from '#db/statements'
import type { CategoryStats } from '#shapes/category'

/** What a category's LISTED products add up to, and how many there are with those of all categories below. */
export async function categoryStats(id: number): Promise<CategoryStats> {
  const statement = sql`
    with own as (
      select count(distinct p.user_id)::int as authors_count,
        coalesce(sum(p.views_count), 0)::bigint as views_count,
        coalesce(sum(p.likes_count), 0)::bigint as likes_count
      from products_product p where ${LISTED} and p.category_id = ${id}
    ), counted as (
      select key, sum(n)::int as n from products_productcount
      where scope = 'category' and key in (${subtreeOf(sql`select ${id}::bigint`)}) group by key
    )
    select c.id, c.slug, own.*,
      coalesce((select n from counted where key = c.id), 0) as products_count,
      coalesce((select sum(n) from counted), 0)::int as subtree_products_count,
      (select count(*)::int from products_category child
        where child.parent_id = c.id and child.is_active) as children_count
    from products_category c, own where c.id = ${id}`
  const [stats] = await select<CategoryStats>({ name: 'category_stats', sql: statement })
  return stats!
}
