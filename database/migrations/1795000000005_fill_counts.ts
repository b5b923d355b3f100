import { PatientSchema } from '#database/patient_schema'

const CHECK = 'products_product_comments_count_check'

/**
 * What was there before the triggers. Deltas that are already written are taken off the base, and
 * one statement sees rows and deltas of the same moment; so nothing is locked, and a second run adds nothing.
 */
const FILL_PRODUCT_COUNTS = `
  with listed as (
    select category_id, user_id from products_product
    where is_active and status = 'published' and moderation_state = 'visible'
  )
  insert into products_productcount (scope, key, n)
  select scope, key, sum(n) from (
    select 'all' as scope, 0 as key, count(*) as n from listed
    union all select 'category', category_id, count(*) from listed group by category_id
    union all select 'user', user_id, count(*) from listed group by user_id
    union all select scope, key, -n from products_productcount
      where scope in ('all', 'category', 'user')
  ) counted group by scope, key having sum(n) <> 0`

/** Only rows that differ, so that a product without comments is not written. */
const FILL_COMMENTS_COUNT = `
  update products_product p set comments_count = c.n
  from (
    select p.id, count(c.id) as n from products_product p
    left join products_comment c on c.product_id = p.id and c.is_active and c.is_approved
    where p.id = any(%) group by p.id
  ) c
  where c.id = p.id and p.comments_count <> c.n`

export default class extends PatientSchema {
  async up() {
    this.apart('product counts', FILL_PRODUCT_COUNTS)
    this.inBatches('comments_count', 'products_product', FILL_COMMENTS_COUNT)

    // Only now: a comment deleted before its product was filled made the count negative for a while.
    this.change(
      CHECK,
      `alter table products_product drop constraint if exists ${CHECK},
         add constraint ${CHECK} check (comments_count >= 0) not valid`
    )
    this.change(`validate ${CHECK}`, `alter table products_product validate constraint ${CHECK}`)
  }

  async down() {
    this.change(CHECK, `alter table products_product drop constraint if exists ${CHECK}`)
  }
}
