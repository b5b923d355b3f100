import sql from 'sql-template-tag'
import { everyPart, partOf, since, type Period } from '#queries/panel/dashboard/period'
import { select } from '#db/statements'

export interface Arrivals {
  /** the first of the part: 2026-11-27 */
  day: string
  users: number
  products: number
}

/** How many people joined and how many products came in each part of a period, whatever became of them. */
export async function arrivals(period: Period): Promise<Arrivals[]> {
  const [joined, made] = [sql`u.date_joined`, sql`p.created_at`]
  const rows = await select<Omit<Arrivals, 'day'> & { part: number }>({
    sql: sql`select part, sum(users)::int as users, sum(products)::int as products from (
        select ${partOf(joined, period)} as part, count(*) as users, 0 as products
        from users_user u where ${since(joined, period)} group by part
        union all
        select ${partOf(made, period)} as part, 0, count(*)
        from products_product p where ${since(made, period)} group by part
      ) came group by part`,
  })
  return everyPart(period, rows, (day, row) => ({
    ...{ day, users: row?.users ?? 0, products: row?.products ?? 0 },
  }))
}
