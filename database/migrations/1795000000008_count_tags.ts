import { PatientSchema } from '#database/patient_schema'

const CHECK = 'products_productcount_scope_check'
const check = (scopes: string) =>
  `alter table products_productcount drop constraint if exists ${CHECK},
     add constraint ${CHECK} check (scope in (${scopes})) not valid`

const listed = (row: string) =>
  `(${row}.is_active and ${row}.status = 'published' and ${row}.moderation_state = 'visible')`

const fn = (name: string, body: string) =>
  `create or replace function ${name}() returns trigger language plpgsql
     set search_path from current as $fn$ begin ${body}; return null; end $fn$`

/** ± the relations in `changed` whose product is LISTED; one whose product is gone was taken off with it. */
const RELATIONS_CHANGED = `insert into products_productcount (scope, key, n)
  select 'tag', r.tag_id, case tg_op when 'INSERT' then count(*) else -count(*) end
  from changed r join products_product p on p.id = r.product_id
  where r.is_active and ${listed('p')} group by r.tag_id`

const RELATION_MOVED = `insert into products_productcount (scope, key, n)
  select 'tag', r.tag_id, r.n from (
    select old.tag_id, old.product_id, -1 as n where old.is_active
    union all select new.tag_id, new.product_id, 1 where new.is_active
  ) r join products_product p on p.id = r.product_id where ${listed('p')}`

const PRODUCT_SHOWN = `insert into products_productcount (scope, key, n)
  select 'tag', tag_id, case when ${listed('new')} then 1 else -1 end
  from products_producttagrelation where product_id = new.id and is_active`

/** Before the row goes: a foreign key that is checked at commit lets its relations go after it. */
const PRODUCTS_GONE = `insert into products_productcount (scope, key, n)
  select 'tag', r.tag_id, -count(*) from changed p join products_producttagrelation r on r.product_id = p.id
  where r.is_active and ${listed('p')} group by r.tag_id`

const TRIGGERS = [
  fn('vitrin_tag_relations_changed', RELATIONS_CHANGED),
  fn('vitrin_tag_relation_moved', RELATION_MOVED),
  fn('vitrin_tagged_product_shown', PRODUCT_SHOWN),
  fn('vitrin_tagged_products_gone', PRODUCTS_GONE),
  fn('vitrin_tag_relations_truncated', `delete from products_productcount where scope = 'tag'`),
  `create or replace trigger vitrin_tag_relations_changed_insert after insert on products_producttagrelation
     referencing new table as changed for each statement execute function vitrin_tag_relations_changed()`,
  `create or replace trigger vitrin_tag_relations_changed_delete after delete on products_producttagrelation
     referencing old table as changed for each statement execute function vitrin_tag_relations_changed()`,
  `create or replace trigger vitrin_tag_relation_moved after update on products_producttagrelation
     for each row when ((old.is_active, old.tag_id, old.product_id)
       is distinct from (new.is_active, new.tag_id, new.product_id))
     execute function vitrin_tag_relation_moved()`,
  `create or replace trigger vitrin_tagged_product_shown after update on products_product
     for each row when (${listed('old')} <> ${listed('new')}) execute function vitrin_tagged_product_shown()`,
  `create or replace trigger vitrin_tagged_products_gone after delete on products_product
     referencing old table as changed for each statement execute function vitrin_tagged_products_gone()`,
  `create or replace trigger vitrin_tag_relations_truncated after truncate on products_producttagrelation
     for each statement execute function vitrin_tag_relations_truncated()`,
]

/** As in `fill_counts`: rows and deltas of one moment, so nothing is locked and a second run adds nothing. */
const FILL = `insert into products_productcount (scope, key, n)
  select 'tag', key, sum(n) from (
    select r.tag_id as key, count(*) as n
    from products_producttagrelation r join products_product p on p.id = r.product_id
    where r.is_active and ${listed('p')} group by r.tag_id
    union all select key, -n from products_productcount where scope = 'tag'
  ) counted group by key having sum(n) <> 0`

/** products_count of tags, kept as those of categories are. */
export default class extends PatientSchema {
  async up() {
    this.change(CHECK, check(`'all', 'category', 'user', 'tag'`))
    this.change(
      `validate ${CHECK}`,
      `alter table products_productcount validate constraint ${CHECK}`
    )
    this.change('count tags', ...TRIGGERS)
    this.apart('tag counts', FILL)
  }

  async down() {
    this.change(
      'count no tags',
      'drop function if exists vitrin_tag_relations_changed, vitrin_tag_relation_moved, vitrin_tagged_product_shown, vitrin_tagged_products_gone, vitrin_tag_relations_truncated cascade',
      `delete from products_productcount where scope = 'tag'`,
      check(`'all', 'category', 'user'`)
    )
  }
}
