import { PatientSchema } from '#database/patient_schema'

/**
 * Django knows `is_active` alone. A product that it shows again and hides later was not deleted by its
 * owner any more: it can neither be restored by them nor is it ever purged.
 */
const REVIVED = [
  `create or replace function vitrin_product_revived() returns trigger language plpgsql
     set search_path from current as $fn$ begin
       new.deleted_at := null;
       new.deleted_by_id := null;
       return new;
     end $fn$`,
  `create or replace trigger vitrin_product_revived before update of is_active on products_product
     for each row when (new.is_active and not old.is_active) execute function vitrin_product_revived()`,
]

export default class extends PatientSchema {
  async up() {
    this.change('revived products', ...REVIVED)
  }

  async down() {
    this.change('revived products', 'drop function if exists vitrin_product_revived cascade')
  }
}
