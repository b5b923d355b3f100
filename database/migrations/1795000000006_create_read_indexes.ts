import { PatientSchema } from '#database/patient_schema'

const LISTED = `where is_active and status = 'published' and moderation_state = 'visible'`

/**
 * Every like and view makes a new version of its row, which waits in GIN's pending list; whoever
 * fills the list sorts all of it in. With the default of 4 MB that took up to 3 s at 1,000,000
 * products. So the list is as short as can be beside the build, and afterwards 512 kB: that takes
 * less than a second, and a bulk load hardly more work (at 64 kB three times as much).
 */
const pending = (kB: number) => `(gin_pending_list_limit = ${kB})`

/** Index name → what it is on. Orderings are read both ways, so none says desc. */
const INDEXES = {
  vitrin_product_created_at: `products_product (created_at, id) ${LISTED}`,
  vitrin_product_name: `products_product (name collate "und-x-icu", id) ${LISTED}`,
  vitrin_product_price: `products_product (price, id) ${LISTED}`,
  vitrin_product_views_count: `products_product (views_count, id) ${LISTED}`,
  vitrin_product_likes_count: `products_product (likes_count, id) ${LISTED}`,
  vitrin_product_category_created_at: `products_product (category_id, created_at, id) ${LISTED}`,
  vitrin_product_category_price: `products_product (category_id, price, id) ${LISTED}`,
  vitrin_product_user_created_at: `products_product (user_id, created_at, id) ${LISTED}`,
  vitrin_product_deleted_by: 'products_product (deleted_by_id) where deleted_by_id is not null',
  // Substring search of both texts at once; a term with a line break in it cannot match across.
  vitrin_product_text: `products_product using gin ((name || E'\\n' || description) gin_trgm_ops)
    with ${pending(64)} ${LISTED}`,
  // All that is shown of a picture is in it: a page of products costs no look into the table.
  vitrin_productimage_product:
    'products_productimage (product_id, order_index, created_at, id) include (image, alt_text, is_primary) where is_active',
  vitrin_producttagrelation_product:
    'products_producttagrelation (product_id, tag_id) where is_active',
  vitrin_producttagrelation_tag: 'products_producttagrelation (tag_id, product_id) where is_active',
  // Not unique: adopted rows may hold one address in two spellings.
  vitrin_user_email_lower: 'users_user (lower(email))',
  vitrin_user_username_lower: 'users_user (lower(username))',
}

export default class extends PatientSchema {
  async up() {
    this.change('pg_trgm', 'create extension if not exists pg_trgm')
    this.indexEach(INDEXES)
    this.change('pending list', `alter index vitrin_product_text set ${pending(512)}`)
    this.apart('statistics', 'vacuum (analyze, truncate false) products_product')
    this.apart('statistics', 'analyze users_user, products_productimage')
  }

  async down() {
    this.dropIndexes(Object.keys(INDEXES))
  }
}
