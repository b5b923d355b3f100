import {
  onTruncate,
  perStatement,
  perUpdatedRow,
  triggerFunction,
} from '#database/triggers/statements'

/**
 * Locks the products of some relations: whether they are listed cannot change until the relations are
 * committed, and a change that is under way is waited for. Without the lock a product that is hidden while
 * another transaction relates a tag to it would stay counted. The statement after it sees what was waited for.
 */
const lockProducts = (ids: string) =>
  `perform from products_product where id in (${ids}) order by id for no key update`

/** ± the relations in `changed` with a listed product; when its product is gone, it was taken off with the product. */
const RELATIONS_CHANGED = `${lockProducts('select product_id from changed where is_active')};
  insert into products_productcount (scope, key, n)
  select 'tag', r.tag_id, case tg_op when 'INSERT' then count(*) else -count(*) end
  from changed r join products_product p on p.id = r.product_id
  where r.is_active and p.is_listed group by r.tag_id`

const RELATION_MOVED = `${lockProducts('old.product_id, new.product_id')};
  insert into products_productcount (scope, key, n)
  select 'tag', r.tag_id, r.n from (
    select old.tag_id, old.product_id, -1 as n where old.is_active
    union all select new.tag_id, new.product_id, 1 where new.is_active
  ) r join products_product p on p.id = r.product_id where p.is_listed`

const PRODUCT_SHOWN = `insert into products_productcount (scope, key, n)
  select 'tag', tag_id, case when new.is_listed then 1 else -1 end
  from products_producttagrelation where product_id = new.id and is_active`

/** Before the row goes: a foreign key that is checked at commit lets its relations go after it. */
const PRODUCTS_GONE = `insert into products_productcount (scope, key, n)
  select 'tag', r.tag_id, -count(*) from changed p join products_producttagrelation r on r.product_id = p.id
  where r.is_active and p.is_listed group by r.tag_id`

const TAGS_CHANGED = `insert into products_productcount (scope, key, n)
  select 'tags', 0, case tg_op when 'INSERT' then count(*) else -count(*) end
  from changed where is_active having count(*) > 0`

const TAG_SHOWN = `insert into products_productcount (scope, key, n)
  values ('tags', 0, case when new.is_active then 1 else -1 end)`

export const TAG_COUNT_FUNCTIONS = [
  'vitrin_tag_relations_changed',
  'vitrin_tag_relation_moved',
  'vitrin_tagged_product_shown',
  'vitrin_tagged_products_gone',
  'vitrin_tag_relations_truncated',
  'vitrin_tags_changed',
  'vitrin_tag_shown',
  'vitrin_tags_truncated',
]

const FUNCTIONS = [
  // The plan is kept for the session: one made for a bulk load must not scan the table for a single relation.
  triggerFunction(
    'vitrin_tag_relations_changed',
    RELATIONS_CHANGED,
    'set enable_hashjoin = off set enable_mergejoin = off'
  ),
  triggerFunction('vitrin_tag_relation_moved', RELATION_MOVED),
  triggerFunction('vitrin_tagged_product_shown', PRODUCT_SHOWN),
  triggerFunction('vitrin_tagged_products_gone', PRODUCTS_GONE),
  triggerFunction(
    'vitrin_tag_relations_truncated',
    `delete from products_productcount where scope = 'tag'`
  ),
  triggerFunction('vitrin_tags_changed', TAGS_CHANGED),
  triggerFunction('vitrin_tag_shown', TAG_SHOWN),
  triggerFunction(
    'vitrin_tags_truncated',
    `delete from products_productcount where scope in ('tag', 'tags')`
  ),
]

const ON_RELATIONS = [
  ...perStatement('products_producttagrelation', 'vitrin_tag_relations_changed'),
  perUpdatedRow(
    'products_producttagrelation',
    'vitrin_tag_relation_moved',
    `(old.is_active, old.tag_id, old.product_id) is distinct from (new.is_active, new.tag_id, new.product_id)`
  ),
  onTruncate('products_producttagrelation', 'vitrin_tag_relations_truncated'),
]

const ON_PRODUCTS = [
  perUpdatedRow(
    'products_product',
    'vitrin_tagged_product_shown',
    'old.is_listed <> new.is_listed'
  ),
  `create or replace trigger vitrin_tagged_products_gone after delete on products_product
     referencing old table as changed for each statement execute function vitrin_tagged_products_gone()`,
]

const ON_TAGS = [
  ...perStatement('products_producttag', 'vitrin_tags_changed'),
  perUpdatedRow('products_producttag', 'vitrin_tag_shown', 'old.is_active <> new.is_active'),
  onTruncate('products_producttag', 'vitrin_tags_truncated'),
]

/**
 * products_productcount: listed products by tag, and active tags in all (scope `tags`). A transaction that
 * changes several tables would meet writers who lock them in another order, so each table has its own.
 */
export const COUNT_TAGS = {
  functions: FUNCTIONS,
  relations: ON_RELATIONS,
  products: ON_PRODUCTS,
  tags: ON_TAGS,
}
