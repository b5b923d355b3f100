/** Name and description in small letters, with a line break between, which no search term holds. */
export const textOf = (row: string) =>
  `${row}.id, lower(${row}.name || E'\\n' || ${row}.description)`

/** What the triggers on products do. */
export const KEEP_TEXT = `create or replace function vitrin_product_text_changed() returns trigger language plpgsql
  set search_path from current as $fn$ begin
    if tg_op = 'DELETE' then delete from products_producttext where product_id = old.id;
    else insert into products_producttext select ${textOf('new')}
      on conflict (product_id) do update set text = excluded.text;
    end if;
    return null;
  end $fn$`
