import { perStatement, perUpdatedRow, triggerFunction } from '#database/triggers/statements'

const TABLE = 'products_productimage'
const active = (product: string) => `from ${TABLE} where product_id = ${product} and is_active`

/**
 * What a trigger itself writes is left alone: the picture that takes the place is not in the table yet when
 * the one before loses it.
 */
const NOT_OURS = 'pg_trigger_depth() = 0'

export const PRIMARY_PICTURE_FUNCTIONS = [
  'vitrin_picture_becomes_primary',
  'vitrin_pictures_changed',
  'vitrin_picture_moved',
  'vitrin_give_primary(bigint, bigint)',
]

/** Before a picture becomes the primary one, the one that was it stops being it. */
const BECOMES_PRIMARY = `create or replace function vitrin_picture_becomes_primary() returns trigger language plpgsql
  set search_path from current as $fn$ begin
    perform from products_product where id = new.product_id for no key update;
    update ${TABLE} set is_primary = false
    where product_id = new.product_id and is_active and is_primary and id <> new.id;
    return new;
  end $fn$`

/** The first picture of a product that has none becomes its primary one; `unwilling` only where it is alone. */
const GIVE_PRIMARY = `create or replace function vitrin_give_primary(product bigint, unwilling bigint)
  returns void language plpgsql set search_path from current as $fn$ begin
    if exists (select ${active('product')} and is_primary) then return; end if;
    perform from products_product where id = product for no key update;
    update ${TABLE} set is_primary = true where id = (
      select id ${active('product')} order by id is not distinct from unwilling, order_index, created_at, id limit 1
    ) and not exists (select ${active('product')} and is_primary);
  end $fn$`

/** Product by product: a plan that was made for a bulk load would read the whole table for one picture. */
const CHANGED = `declare one bigint; begin
    for one in select distinct product_id from changed where is_active loop
      perform vitrin_give_primary(one, null);
    end loop;
  end`

const MOVED = `perform vitrin_give_primary(old.product_id, old.id);
  if new.product_id <> old.product_id then perform vitrin_give_primary(new.product_id, null); end if`

const becomes = (event: string, when: string) =>
  `create or replace trigger vitrin_picture_becomes_primary_${event} before ${event} on ${TABLE}
     for each row when (${NOT_OURS} and new.is_active and new.is_primary and ${when})
     execute function vitrin_picture_becomes_primary()`

/** Exactly one primary picture for every product that has an active one, whoever writes. */
export const KEEP_ONE_PRIMARY = [
  BECOMES_PRIMARY,
  GIVE_PRIMARY,
  triggerFunction('vitrin_pictures_changed', CHANGED),
  triggerFunction('vitrin_picture_moved', MOVED),
  becomes('insert', 'true'),
  becomes('update', 'not (old.is_active and old.is_primary and old.product_id = new.product_id)'),
  ...perStatement(TABLE, 'vitrin_pictures_changed'),
  perUpdatedRow(
    TABLE,
    'vitrin_picture_moved',
    `${NOT_OURS} and (old.is_active, old.is_primary, old.product_id)
       is distinct from (new.is_active, new.is_primary, new.product_id)`
  ),
]
