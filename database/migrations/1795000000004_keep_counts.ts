import { PatientSchema } from '#database/patient_schema'
import { commentIsCounted } from '#database/rules'
import { COMMENT_COUNT_FUNCTIONS, COUNT_COMMENTS } from '#database/triggers/comment_counts'
import { COUNT_PRODUCTS, PRODUCT_COUNT_FUNCTIONS } from '#database/triggers/product_counts'
import { KEEP_TEXTS, TEXT_FUNCTIONS, textOf } from '#database/triggers/product_texts'
import { dropFunctions } from '#database/triggers/statements'
import { COUNT_TAGS, TAG_COUNT_FUNCTIONS } from '#database/triggers/tag_counts'

/**
 * What was there before the triggers. Deltas that are already written are taken off the base, and
 * one statement sees rows and deltas of the same moment; so nothing is locked, and a second run adds nothing.
 */
const FILL_PRODUCT_COUNTS = `
  with listed as (
    select id, category_id, user_id from products_product where is_listed
  )
  insert into products_productcount (scope, key, n)
  select scope, key, sum(n) from (
    select 'all' as scope, 0 as key, count(*) as n from listed
    union all select 'category', category_id, count(*) from listed group by category_id
    union all select 'user', user_id, count(*) from listed group by user_id
    union all select 'tag', r.tag_id, count(*)
      from products_producttagrelation r join listed p on p.id = r.product_id
      where r.is_active group by r.tag_id
    union all select 'tags', 0, count(*) from products_producttag where is_active
    union all select scope, key, -n from products_productcount
  ) counted group by scope, key having sum(n) <> 0`

/** The counted comments of alias `t`, a product or a comment. */
const commentsOf = (parent: string) => `(select count(*) from products_comment c
  where c.${parent} = t.id and ${commentIsCounted('c')})`

/** No lock is needed: of a text that its trigger wrote meanwhile nothing is overwritten. */
const WITHOUT_TEXT = 'not exists (select from products_producttext x where x.product_id = t.id)'
const FILL_TEXTS = `
  insert into products_producttext select ${textOf('p')} from products_product p
  where p.id = any(%) on conflict (product_id) do nothing`

/**
 * A statement of its own locks the rows. The statement after it has a newer snapshot, which holds what triggers
 * changed before us; triggers that come later wait, and add to our result.
 */
const lock = (table: string) =>
  `select from ${table} where id = any(%) order by id for no key update`

/** Counts and texts that triggers keep, for the rows of today and of tomorrow. */
export default class extends PatientSchema {
  static keepsRows = true

  async up() {
    this.change('counts of comments', ...COUNT_COMMENTS)
    this.change('counts of products', ...COUNT_PRODUCTS)
    for (const [part, statements] of Object.entries(COUNT_TAGS))
      this.change(`counts of tags, ${part}`, ...statements)
    this.change('texts of products', ...KEEP_TEXTS)

    this.apart('product counts', FILL_PRODUCT_COUNTS)
    this.fill('products_product', 'comments_count', commentsOf('product_id'))
    this.fill('products_comment', 'replies_count', commentsOf('parent_id'))
    this.inBatches('texts', { table: 'products_product', where: WITHOUT_TEXT }, [FILL_TEXTS])
  }

  async down() {
    const functions = [COMMENT_COUNT_FUNCTIONS, PRODUCT_COUNT_FUNCTIONS, TAG_COUNT_FUNCTIONS]
    this.change('counts and texts', dropFunctions([...functions.flat(), ...TEXT_FUNCTIONS]))
    this.change('texts', 'truncate products_producttext')
  }

  /** Only rows with a wrong count are locked and written. */
  private fill(table: string, column: string, right: string) {
    this.inBatches(column, { table, where: `t.${column} <> ${right}` }, [
      lock(table),
      `update ${table} t set ${column} = ${right} where id = any(%)`,
    ])
  }
}
