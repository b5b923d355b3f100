import { triggerFunction } from '#database/triggers/statements'

/** Name and description as a search compares them, with a line break between, which no term holds. */
export const textOf = (row: string) =>
  `${row}.id, vitrin_fold(${row}.name || E'\\n' || ${row}.description)`

export const TEXT_FUNCTIONS = ['vitrin_product_text_changed']

/** products_producttext; it is emptied with the products. */
export const KEEP_TEXTS = [
  triggerFunction(
    'vitrin_product_text_changed',
    `if tg_op = 'DELETE' then delete from products_producttext where product_id = old.id;
     else insert into products_producttext select ${textOf('new')}
       on conflict (product_id) do update set text = excluded.text;
     end if`
  ),
  `create or replace trigger vitrin_product_text_made after insert or delete on products_product
     for each row execute function vitrin_product_text_changed()`,
  `create or replace trigger vitrin_product_text_changed after update on products_product
     for each row when ((old.name, old.description) is distinct from (new.name, new.description))
     execute function vitrin_product_text_changed()`,
]
