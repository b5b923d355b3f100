import { PatientSchema } from '#database/patient_schema'

const LISTED = `where is_active and status = 'published' and moderation_state = 'visible'`

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
    this.indexEach(INDEXES)
    this.apart('statistics', 'vacuum (analyze, truncate false) products_product')
    this.apart('statistics', 'analyze users_user, products_productimage')
  }

  async down() {
    this.dropIndexes(Object.keys(INDEXES))
  }
}
