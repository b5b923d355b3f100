import type { Sql } from 'sql-template-tag'
import sql from 'sql-template-tag'
import { counting } from '#queries/lists/paged_list'
import { select } from '#db/statements'

/**
 * How many rows have each value of something; nothing where there are more rows than are counted, since a count
 * of some would mislead.
 *
 * @param rows - a SELECT of one column, `value`
 */
export async function facetCounts(rows: Sql): Promise<Record<string, number>> {
  const found = await select<{ value: string; n: number }>({
    sql: sql`with found as (${rows} limit ${counting.limit + 1})
      select value::text, count(*)::int as n from found
      where (select count(*) from found) <= ${counting.limit} and value is not null group by value`,
  })
  return Object.fromEntries(found.map(({ value, n }) => [value, n]))
}
