import { PatientSchema } from '#database/patient_schema'

/** The rows of lists and counts; the partial indexes have the same predicate. */
const listed = (row: string) =>
  `(${row}.is_active and ${row}.status = 'published' and ${row}.moderation_state = 'visible')`
const counted = (row: string) => `(${row}.is_active and ${row}.is_approved)`

/**
 * One row of ±n for each scope a product is counted in. Deltas, not one total: writers never queue
 * for a row, readers sum, and a job folds them now and then.
 */
const DELTAS = `insert into products_productcount (scope, key, n)
  select scope, key, sum(n) from (%) p
  cross join lateral (values ('all', 0), ('category', category_id), ('user', user_id)) s (scope, key)
  group by scope, key having sum(n) <> 0`

/** A trigger function; the fixed search path serves writers that have none, as pg_dump's files do. */
const fn = (name: string, body: string, settings = '') =>
  `create or replace function ${name}() returns trigger language plpgsql
     set search_path from current ${settings} as $fn$ begin ${body}; return null; end $fn$`

/** Bulk and single writes: one pass a statement over its transition table. */
const perStatement = (table: string, run: string, events = { insert: 'new', delete: 'old' }) =>
  Object.entries(events).map(
    ([event, rows]) => `create or replace trigger ${run}_${event} after ${event} on ${table}
      referencing ${rows} table as changed for each statement execute function ${run}()`
  )

/** Updates: only rows that change what is counted, so that a like or a view costs nothing. */
const perRow = (table: string, run: string, when: string) =>
  `create or replace trigger ${run} after update on ${table}
     for each row when (${when}) execute function ${run}()`

const onTruncate = (table: string, run: string) =>
  `create or replace trigger ${run} after truncate on ${table} for each statement execute function ${run}()`

/** products_product.comments_count: the active and approved comments. */
const COMMENTS = [
  // The plan is kept for the session: one made for a bulk load must not scan the table for a single comment.
  fn(
    'vitrin_comments_changed',
    `update products_product p
       set comments_count = p.comments_count + case tg_op when 'INSERT' then c.n else -c.n end
       from (select product_id, count(*) as n from changed where ${counted('changed')} group by product_id) c
       where p.id = c.product_id`,
    'set enable_hashjoin = off set enable_mergejoin = off'
  ),
  fn(
    'vitrin_comment_moved',
    `update products_product set comments_count = comments_count - 1
       where id = old.product_id and ${counted('old')};
     update products_product set comments_count = comments_count + 1
       where id = new.product_id and ${counted('new')}`
  ),
  fn(
    'vitrin_comments_truncated',
    `update products_product set comments_count = 0 where comments_count <> 0`
  ),
  ...perStatement('products_comment', 'vitrin_comments_changed'),
  perRow(
    'products_comment',
    'vitrin_comment_moved',
    `${counted('old')} <> ${counted('new')} or old.product_id <> new.product_id`
  ),
  onTruncate('products_comment', 'vitrin_comments_truncated'),
]

/** products_productcount: LISTED products in all, by category and by user. */
const PRODUCTS = [
  fn(
    'vitrin_products_changed',
    DELTAS.replace(
      '%',
      `select case tg_op when 'INSERT' then 1 else -1 end as n, category_id, user_id
         from changed where ${listed('changed')}`
    )
  ),
  fn(
    'vitrin_product_moved',
    DELTAS.replace(
      '%',
      `select -1 as n, old.category_id, old.user_id where ${listed('old')}
       union all select 1, new.category_id, new.user_id where ${listed('new')}`
    )
  ),
  fn(
    'vitrin_products_truncated',
    `delete from products_productcount; delete from products_productview`
  ),
  ...perStatement('products_product', 'vitrin_products_changed'),
  perRow(
    'products_product',
    'vitrin_product_moved',
    `${listed('old')} <> ${listed('new')} or (${listed('new')}
       and (old.category_id, old.user_id) is distinct from (new.category_id, new.user_id))`
  ),
  onTruncate('products_product', 'vitrin_products_truncated'),
]

const TABLES = [
  `create table if not exists products_productcount (
     scope text not null constraint products_productcount_scope_check check (scope in ('all', 'category', 'user')),
     key bigint not null,
     n integer not null
   )`,
  `create index if not exists vitrin_productcount_scope_key on products_productcount (scope, key) include (n)`,
  // No foreign key: its check would lock the product's row at every first view.
  `create table if not exists products_productview (
     product_id bigint not null,
     viewer bigint not null,
     counted_at timestamptz not null,
     pending smallint not null default 0,
     primary key (product_id, viewer)
   )`,
  `create index if not exists vitrin_productview_pending on products_productview (product_id) where pending > 0`,
]

export default class extends PatientSchema {
  async up() {
    this.change('count and view tables', ...TABLES)
    this.change('triggers on comments', ...COMMENTS)
    this.change('triggers on products', ...PRODUCTS)
  }

  /** Dropping a function with cascade drops its triggers. */
  async down() {
    this.change(
      'triggers',
      `drop function if exists vitrin_comments_changed, vitrin_comment_moved, vitrin_comments_truncated,
         vitrin_products_changed, vitrin_product_moved, vitrin_products_truncated cascade`
    )
    this.change(
      'count and view tables',
      `drop table if exists products_productcount, products_productview`
    )
  }
}
