import { commentIsListed, productIsListed } from '#database/rules'

/**
 * Keeps `is_listed` right, whoever writes. A row that becomes active again is not deleted any more: Django,
 * which does not know of `deleted_at`, may bring it back. The condition spares all other writes the call.
 */
const keepListed = (table: string, run: string, rule: string, deletion: string[]) => [
  `create or replace function ${run}() returns trigger language plpgsql as $fn$ begin
     if new.is_active then ${deletion.map((column) => `new.${column} := null;`).join(' ')} end if;
     new.is_listed := ${rule};
     return new;
   end $fn$`,
  `create or replace trigger ${run} before insert or update on ${table} for each row
     when (new.is_listed <> ${rule} or (new.is_active and new.deleted_at is not null))
     execute function ${run}()`,
]

export const LISTED_FUNCTIONS = ['vitrin_product_listed', 'vitrin_comment_listed']

export const KEEP_PRODUCTS_LISTED = keepListed(
  'products_product',
  'vitrin_product_listed',
  productIsListed('new'),
  ['deleted_at', 'deleted_by_id']
)

export const KEEP_COMMENTS_LISTED = keepListed(
  'products_comment',
  'vitrin_comment_listed',
  commentIsListed('new'),
  ['deleted_at']
)
