import { PatientSchema } from '#database/patient_schema'

/** Constraints by name; each is added unchecked, then held against the rows without stopping writers. */
const CONSTRAINTS = {
  products_product_status_check: `check (status in ('draft', 'published', 'archived'))`,
  products_product_moderation_state_check: `check (moderation_state in ('visible', 'hidden', 'removed'))`,
  // Django does not know of this column: deleting a user there must not fail on it.
  products_product_deleted_by_id_fk_users_user_id: `foreign key (deleted_by_id) references users_user (id) on delete set null deferrable initially deferred`,
}

/** Rows that Django made are published and visible; constant defaults rewrite nothing. */
export default class extends PatientSchema {
  async up() {
    this.change(
      'product columns',
      `alter table products_product
         add column if not exists status varchar(10) not null default 'published',
         add column if not exists moderation_state varchar(10) not null default 'visible',
         add column if not exists deleted_at timestamptz,
         add column if not exists deleted_by_id bigint,
         add column if not exists comments_count integer not null default 0`
    )
    for (const [name, rule] of Object.entries(CONSTRAINTS)) {
      this.change(
        name,
        `alter table products_product drop constraint if exists ${name}, add constraint ${name} ${rule} not valid`
      )
      this.change(`validate ${name}`, `alter table products_product validate constraint ${name}`)
    }
  }

  async down() {
    this.change(
      'product columns',
      `alter table products_product
         drop column if exists status,
         drop column if exists moderation_state,
         drop column if exists deleted_at,
         drop column if exists deleted_by_id,
         drop column if exists comments_count`
    )
  }
}
