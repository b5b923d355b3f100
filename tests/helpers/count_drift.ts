import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { raw } from 'sql-template-tag'
import { select } from '#db/statements'

/** A row for each kept count that differs from the rows it counts, and for each text that is not its product's. */
export const DRIFT = `
  with listed as (
    select * from products_product
    where is_active and status = 'published' and moderation_state = 'visible' and not author_hidden
  ), counted as (
    select * from products_comment where is_active and is_approved and not author_hidden
  ), rows as (
    select 'all' as scope, 0 as key, count(*) as n from listed
    union all select 'category', category_id, count(*) from listed group by category_id
    union all select 'user', user_id, count(*) from listed group by user_id
    union all select 'tag', r.tag_id, count(*) from products_producttagrelation r
      join listed p on p.id = r.product_id where r.is_active group by r.tag_id
    union all select 'tags', 0, count(*) from products_producttag where is_active
    union all select 'comments of', p.id, count(c.id) from products_product p
      left join counted c on c.product_id = p.id group by p.id
    union all select 'likes of', p.id, count(l.id) from products_product p
      left join products_productlike l on l.product_id = p.id group by p.id
    union all select 'replies of', p.id, count(c.id) from products_comment p
      left join counted c on c.parent_id = p.id group by p.id
    union all select 'listed of', id, is_listed::int from products_product
    union all select 'listed comment', id, is_listed::int from products_comment
    union all select 'texts of', id, 1 from products_product
  ), kept as (
    select scope, key, sum(n) as n from products_productcount group by scope, key
    union all select 'listed of', id, 1 from listed
    union all select 'listed comment', id, 1 from products_comment
      where (is_active or deleted_at is not null) and is_approved and not author_hidden
    union all select 'comments of', id, comments_count from products_product
    union all select 'likes of', id, likes_count from products_product
    union all select 'replies of', id, replies_count from products_comment
    union all select 'texts of', t.product_id, (t.text = vitrin_fold(p.name || E'\\n' || p.description))::int
      from products_producttext t left join products_product p on p.id = t.product_id
  )
  select scope, key, coalesce(kept.n, 0)::int as kept, coalesce(rows.n, 0)::int as rows
  from rows full join kept using (scope, key)
  where coalesce(kept.n, 0) <> coalesce(rows.n, 0)`

interface Drift {
  scope: string
  key: number
  kept: number
  rows: number
}

/** Every kept count that differs from the rows it counts; none when all is well. To plan it takes longest, so it is prepared. */
export const countDrift = (client: QueryClientContract): Promise<Drift[]> =>
  select<Drift>({ sql: raw(DRIFT), name: 'count_drift' }, client)
