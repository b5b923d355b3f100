import sql from 'sql-template-tag'
import { select } from '#db/statements'
import { counting } from '#queries/lists/paged_list'

/** Names of the ages, from the youngest; each ends where the next begins. */
export const AGES = ['1h', '6h', '24h', '3d', 'older'] as const
export type Age = (typeof AGES)[number]

/** How many open cases have waited how long. */
export async function openByAge(): Promise<Record<Age, number>> {
  const [row] = await select<Record<Age, number>>({
    sql: sql`select count(*) filter (where age < interval '1 hour')::int as "1h",
        count(*) filter (where age >= interval '1 hour' and age < interval '6 hours')::int as "6h",
        count(*) filter (where age >= interval '6 hours' and age < interval '24 hours')::int as "24h",
        count(*) filter (where age >= interval '24 hours' and age < interval '3 days')::int as "3d",
        count(*) filter (where age >= interval '3 days')::int as older
      from (select now() - opened_at as age from moderation_case where state = 'open' limit ${counting.limit}) waiting`,
  })
  return row!
}
