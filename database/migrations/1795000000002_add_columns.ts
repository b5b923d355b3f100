import { COLUMN_DEFAULTS } from '#database/column_defaults'
import { PatientSchema } from '#database/patient_schema'
import { commentIsListed, productIsListed } from '#database/rules'
import {
  KEEP_COMMENTS_LISTED,
  KEEP_PRODUCTS_LISTED,
  LISTED_FUNCTIONS,
} from '#database/triggers/listed'
import { dropFunctions } from '#database/triggers/statements'

/** Rows that Django made are published and visible. Constant defaults rewrite nothing. */
const COLUMNS = {
  products_product: {
    status: `varchar(10) not null default 'published'`,
    moderation_state: `varchar(10) not null default 'visible'`,
    author_hidden: 'boolean not null default false',
    is_listed: 'boolean not null default true',
    deleted_at: 'timestamptz',
    deleted_by_id: 'bigint',
    comments_count: 'integer not null default 0',
  },
  // A tombstone is inactive, as in Django, and has `deleted_at`; what Django made inactive has none.
  products_comment: {
    author_hidden: 'boolean not null default false',
    is_listed: 'boolean not null default true',
    deleted_at: 'timestamptz',
    replies_count: 'integer not null default 0',
  },
}

/** By name; each is added unchecked, then held against the rows without stopping writers. */
const CONSTRAINTS = {
  products_product_status_check: [
    'products_product',
    `check (status in ('draft', 'published', 'archived'))`,
  ],
  products_product_moderation_state_check: [
    'products_product',
    `check (moderation_state in ('visible', 'held', 'hidden', 'removed'))`,
  ],
  products_product_comments_count_check: ['products_product', 'check (comments_count >= 0)'],
  products_comment_replies_count_check: ['products_comment', 'check (replies_count >= 0)'],
  // Django does not know of this column: deleting a user there must not fail on it.
  products_product_deleted_by_id_fk_users_user_id: [
    'products_product',
    `foreign key (deleted_by_id) references users_user (id) on delete set null deferrable initially deferred`,
  ],
}

const addColumns = (table: string, columns: Record<string, string>) =>
  `alter table ${table} ${Object.entries(columns)
    .map(([name, type]) => `add column if not exists ${name} ${type}`)
    .join(', ')}`

const dropColumns = (table: string, columns: Record<string, string>) =>
  `alter table ${table} ${Object.keys(columns)
    .map((name) => `drop column if exists ${name}`)
    .join(', ')}`

/** Our columns on Django's tables, and `is_listed` right for every row. */
export default class extends PatientSchema {
  async up() {
    this.changeDefaults((column, value) => `alter ${column} set default ${value}`)
    this.change('gender', WIDER_GENDER)
    this.changeColumns(addColumns)
    for (const [name, [table, rule]] of Object.entries(CONSTRAINTS)) {
      this.change(
        name,
        `alter table ${table} drop constraint if exists ${name}, add constraint ${name} ${rule} not valid`
      )
      this.change(`validate ${name}`, `alter table ${table} validate constraint ${name}`)
    }
    this.change('is_listed of products', ...KEEP_PRODUCTS_LISTED)
    this.change('is_listed of comments', ...KEEP_COMMENTS_LISTED)
    this.correctListed('products_product', productIsListed('t'))
    this.correctListed('products_comment', commentIsListed('t'))
  }

  async down() {
    this.change('is_listed', dropFunctions(LISTED_FUNCTIONS))
    this.changeColumns(dropColumns)
    this.changeDefaults((column) => `alter ${column} drop default`)
  }

  private changeColumns(change: (table: string, columns: Record<string, string>) => string) {
    for (const [table, columns] of Object.entries(COLUMNS))
      this.change(`columns of ${table}`, change(table, columns))
  }

  private changeDefaults(alter: (column: string, value: string) => string) {
    for (const [table, columns] of Object.entries(COLUMN_DEFAULTS)) {
      const changes = Object.entries(columns).map(([column, value]) => alter(column, value))
      this.change(`defaults of ${table}`, `alter table ${table} ${changes.join(', ')}`)
    }
  }

  /** Only rows that are not listed are written; the trigger finds out what is right. */
  private correctListed(table: string, rule: string) {
    const rows = { table, where: `t.is_listed <> ${rule}` }
    this.inBatches(`rows of ${table} that are not listed`, rows, [
      `update ${table} set is_listed = is_listed where id = any(%)`,
    ])
  }
}

/** The first Django build held only 10 of the 17 characters of `prefer_not_to_say`. */
const WIDER_GENDER = `do $do$ begin
  if (select atttypmod - 4 from pg_attribute
      where attrelid = 'users_userprofile'::regclass and attname = 'gender') < 20
  then alter table users_userprofile alter gender type varchar(20); end if;
end $do$`
