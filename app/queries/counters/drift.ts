import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import sql, { type Sql } from 'sql-template-tag'
import { selectPatiently } from '#db/patient_read'

/** A count that differs from its rows. */
export interface Drift {
  counter: string
  /** of the row that holds the count, or of the category, user or tag; 0 for a count of all */
  id: number
  kept: number
  actual: number
}

/** A counter that is a column, with the rows of alias `t` that it counts. */
export interface ColumnCounter {
  name: string
  table: Sql
  column: Sql
  actual: Sql
}

const comments = (parent: Sql) => sql`(select count(*) from products_comment c
  where ${parent} = t.id and c.is_listed and c.is_active)`

/**
 * The likes of comments are not among them: to what Django brought without rows ours are added, and nothing
 * tells how many that were.
 */
export const columnCounters: ColumnCounter[] = [
  {
    name: 'products.comments_count',
    table: sql`products_product`,
    column: sql`comments_count`,
    actual: comments(sql`c.product_id`),
  },
  {
    name: 'products.likes_count',
    table: sql`products_product`,
    column: sql`likes_count`,
    actual: sql`(select count(*) from products_productlike l where l.product_id = t.id)`,
  },
  {
    name: 'comments.replies_count',
    table: sql`products_comment`,
    column: sql`replies_count`,
    actual: comments(sql`c.parent_id`),
  },
]

/** Rows of one statement; a table of millions takes some thousand of them. */
const BATCH = 5000

/** The drifted rows of a column, a batch of rows at a time. */
export async function* columnDrift({ name, table, column, actual }: ColumnCounter) {
  for (let last: number | null = 0; last !== null;) {
    const [batch]: { last: number | null; drifted: Omit<Drift, 'counter'>[] }[] =
      await selectPatiently({
        sql: sql`with batch as materialized (
          select id, ${column} as kept from ${table} where id > ${last} order by id limit ${BATCH}
        ), counted as (select t.id, t.kept, ${actual} as actual from batch t)
        select (select max(id) from batch) as last, coalesce((select json_agg(counted order by id)
          from counted where kept <> actual), '[]') as drifted`,
      })
    yield batch!.drifted.map((row): Drift => ({ counter: name, ...row }))
    last = batch!.last
  }
}

/** The drifted sums of products_productcount; one statement sees rows and sums of the same moment. */
export function sumDrift(client?: TransactionClientContract): Promise<Drift[]> {
  const statement = sql`with listed as (select id, category_id, user_id from products_product where is_listed),
      actual as (
        select 'all' as scope, 0 as key, count(*) as n from listed
        union all select 'category', category_id, count(*) from listed group by category_id
        union all select 'user', user_id, count(*) from listed group by user_id
        union all select 'tag', r.tag_id, count(*) from products_producttagrelation r
          join listed p on p.id = r.product_id where r.is_active group by r.tag_id
        union all select 'tags', 0, count(*) from products_producttag where is_active
      ), kept as (select scope, key, sum(n) as n from products_productcount group by scope, key)
      select scope as counter, key as id, coalesce(kept.n, 0)::int as kept, coalesce(actual.n, 0)::int as actual
      from actual full join kept using (scope, key)
      where coalesce(kept.n, 0) <> coalesce(actual.n, 0) order by scope, key`
  return selectPatiently<Drift>({ sql: statement }, client)
}
