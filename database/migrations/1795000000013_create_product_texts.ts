import { PatientSchema } from '#database/patient_schema'
import { KEEP_TEXT, textOf } from '#database/product_texts'

/**
 * What a search looks through: name and description in small letters, with a line break between, which no
 * term holds. ILIKE would make them small anew at every look, four fifths of its cost. A
 * trigram index on the product itself would be written by every like and every view; here only a new
 * text writes it, and likes, views and comments cost none of that.
 */
const TABLE = `create table if not exists products_producttext (
  product_id bigint primary key,
  text text not null
)`

/** No foreign key, as Django's flush truncates its own tables only. */
const KEEP = [
  KEEP_TEXT,
  `create or replace function vitrin_product_texts_truncated() returns trigger language plpgsql
     set search_path from current as $fn$ begin delete from products_producttext; return null; end $fn$`,
  `create or replace trigger vitrin_product_text_made after insert or delete on products_product
     for each row execute function vitrin_product_text_changed()`,
  `create or replace trigger vitrin_product_text_changed after update on products_product
     for each row when ((old.name, old.description) is distinct from (new.name, new.description))
     execute function vitrin_product_text_changed()`,
  `create or replace trigger vitrin_product_texts_truncated after truncate on products_product
     for each statement execute function vitrin_product_texts_truncated()`,
]

/**
 * New texts wait in GIN's pending list; whoever fills the list sorts all of it in, which took up to 3 s
 * with the default of 4 MB, and less than a second with 512 kB.
 */
const INDEXES = {
  vitrin_producttext_trigrams: `products_producttext using gin (text gin_trgm_ops)
    with (gin_pending_list_limit = 512)`,
}

export default class extends PatientSchema {
  async up() {
    this.change('pg_trgm', 'create extension if not exists pg_trgm')
    this.change('product texts', TABLE)
    this.change('triggers on product texts', ...KEEP)
    this.inBatches(
      'texts of products',
      'products_product',
      `insert into products_producttext select ${textOf('p')} from products_product p
         where p.id = any(%) on conflict (product_id) do nothing`
    )
    this.indexEach(INDEXES)
    this.apart('statistics', 'vacuum (analyze) products_producttext')
    this.dropIndexes(['vitrin_product_text'])
  }

  async down() {
    this.change(
      'product texts',
      `drop function if exists vitrin_product_text_changed, vitrin_product_texts_truncated cascade`,
      `drop table if exists products_producttext`
    )
  }
}
