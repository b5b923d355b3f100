import {
  onTruncate,
  perStatement,
  perUpdatedRow,
  triggerFunction,
} from '#database/triggers/statements'

/**
 * One row of ±n for each scope a product is counted in. Deltas, not one total: writers never queue
 * for a row, readers sum, and a job folds them now and then.
 */
const deltasOf = (rows: string) => `insert into products_productcount (scope, key, n)
  select scope, key, sum(n) from (${rows}) p
  cross join lateral (values ('all', 0), ('category', category_id), ('user', user_id)) s (scope, key)
  group by scope, key having sum(n) <> 0`

export const PRODUCT_COUNT_FUNCTIONS = [
  'vitrin_products_changed',
  'vitrin_product_moved',
  'vitrin_products_truncated',
]

/** products_productcount: listed products in all, by category and by user. */
export const COUNT_PRODUCTS = [
  triggerFunction(
    'vitrin_products_changed',
    deltasOf(`select case tg_op when 'INSERT' then 1 else -1 end as n, category_id, user_id
      from changed where is_listed`)
  ),
  triggerFunction(
    'vitrin_product_moved',
    deltasOf(`select -1 as n, old.category_id, old.user_id where old.is_listed
      union all select 1, new.category_id, new.user_id where new.is_listed`)
  ),
  triggerFunction(
    'vitrin_products_truncated',
    `delete from products_productcount where scope <> 'tags';
     delete from products_productview; delete from products_producttext`
  ),
  ...perStatement('products_product', 'vitrin_products_changed'),
  perUpdatedRow(
    'products_product',
    'vitrin_product_moved',
    `old.is_listed <> new.is_listed or (new.is_listed
       and (old.category_id, old.user_id) is distinct from (new.category_id, new.user_id))`
  ),
  onTruncate('products_product', 'vitrin_products_truncated'),
]
