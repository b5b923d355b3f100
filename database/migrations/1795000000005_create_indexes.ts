import { PatientSchema } from '#database/patient_schema'

/**
 * New texts wait in GIN's pending list; whoever fills the list sorts all of it in, which took up to 3 s
 * with the default of 4 MB, and less than a second with 512 kB.
 */
const TRIGRAMS = 'with (gin_pending_list_limit = 512)'

/** Index name → what it is on. Orderings are read both ways, so none says desc. */
const INDEXES = {
  vitrin_product_created_at: 'products_product (created_at, id) where is_listed',
  vitrin_product_name: 'products_product (name collate "und-x-icu", id) where is_listed',
  vitrin_product_price: 'products_product (price, id) where is_listed',
  vitrin_product_views_count: 'products_product (views_count, id) where is_listed',
  vitrin_product_likes_count: 'products_product (likes_count, id) where is_listed',
  vitrin_product_category_created_at:
    'products_product (category_id, created_at, id) where is_listed',
  vitrin_product_category_price: 'products_product (category_id, price, id) where is_listed',
  vitrin_product_user_created_at: 'products_product (user_id, created_at, id) where is_listed',
  vitrin_product_deleted_by: 'products_product (deleted_by_id) where deleted_by_id is not null',
  vitrin_producttext_trigrams: `products_producttext using gin (text gin_trgm_ops) ${TRIGRAMS}`,
  // All that is shown of a picture is in it: a page of products costs no look into the table.
  vitrin_productimage_product:
    'products_productimage (product_id, order_index, created_at, id) include (image, alt_text, is_primary) where is_active',

  vitrin_producttagrelation_product:
    'products_producttagrelation (product_id, tag_id) where is_active',
  vitrin_producttagrelation_tag: 'products_producttagrelation (tag_id, product_id) where is_active',
  vitrin_producttag_name: 'products_producttag (name collate "und-x-icu", id) where is_active',
  vitrin_category_name: 'products_category (name collate "und-x-icu", id) where is_active',

  vitrin_comment_created_at: 'products_comment (created_at, id) where is_listed',
  vitrin_comment_likes_count: 'products_comment (likes_count, id) where is_listed',
  vitrin_comment_thread: 'products_comment (product_id, created_at, id) where is_listed',
  // For moderators: their lists are these and the listed ones.
  vitrin_comment_unlisted: 'products_comment (created_at, id) where not is_listed',

  // Not unique: adopted rows may hold one address in two spellings.
  vitrin_user_email_lower: 'users_user (lower(email))',
  vitrin_user_username_lower: 'users_user (lower(username))',
  // A sign-in changes no column of these, so it writes none of them.
  vitrin_user_username: 'users_user (username, id) where is_active',
  vitrin_user_date_joined: 'users_user (date_joined, id) where is_active',
  vitrin_user_names: `users_user using gin
    (vitrin_fold(username || E'\\n' || first_name || E'\\n' || last_name) gin_trgm_ops) ${TRIGRAMS}`,
}

export default class extends PatientSchema {
  static keepsRows = true

  async up() {
    this.indexEach(INDEXES)
    this.apart(
      'statistics',
      'vacuum (analyze, truncate false) products_product, products_producttext'
    )
    this.apart(
      'statistics',
      'analyze users_user, products_productimage, products_comment, products_producttag'
    )
  }

  async down() {
    this.dropIndexes(Object.keys(INDEXES))
  }
}
