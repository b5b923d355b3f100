import { PatientSchema } from '#database/patient_schema'
import { dropFunctions } from '#database/triggers/statements'
import { KEEP_ONE_PRIMARY, PRIMARY_PICTURE_FUNCTIONS } from '#database/triggers/primary_pictures'

const TABLE = 'products_productimage'

/**
 * Size, placeholder and variants are null until they are made. `sha256` is of the bytes that were uploaded;
 * `published_name` of the clean copy where `image` is a file that Django stored.
 */
const COLUMNS = {
  width: 'integer',
  height: 'integer',
  thumbhash: 'text',
  sha256: 'text',
  variants: 'jsonb',
  published_name: 'varchar(255)',
}

const SHOWN = 'image, alt_text, is_primary, width, height, thumbhash, variants, published_name'
const GALLERY = 'product_id, order_index, created_at, id'

const INDEXES = {
  // All that is shown of a picture is in it: a page of products costs no look into the table.
  vitrin_productimage_gallery: `${TABLE} (${GALLERY}) include (${SHOWN}) where is_active`,
}

const BEFORE = {
  vitrin_productimage_product: `${TABLE} (${GALLERY}) include (image, alt_text, is_primary) where is_active`,
}

/** Other active pictures of the product of `t`. */
const other = (rule: string) =>
  `select from ${TABLE} o where o.product_id = t.product_id and o.is_active and o.id <> t.id and ${rule}`
const isBefore = '(o.order_index, o.created_at, o.id) < (t.order_index, t.created_at, t.id)'

export default class extends PatientSchema {
  async up() {
    const added = Object.entries(COLUMNS).map(
      ([name, type]) => `add column if not exists ${name} ${type}`
    )
    this.change('columns of pictures', `alter table ${TABLE} ${added.join(', ')}`)
    this.change('primary pictures', ...KEEP_ONE_PRIMARY)
    this.correctPrimaries()
    this.unique('vitrin_productimage_primary', '(product_id) where is_primary and is_active')
    this.unique(
      'vitrin_productimage_sha256',
      '(product_id, sha256) where sha256 is not null and is_active'
    )
    this.indexEach(INDEXES)
    this.dropIndexes(Object.keys(BEFORE))
  }

  async down() {
    this.indexEach(BEFORE)
    this.dropIndexes([
      ...['vitrin_productimage_primary', 'vitrin_productimage_sha256'],
      ...Object.keys(INDEXES),
    ])
    this.change('primary pictures', dropFunctions(PRIMARY_PICTURE_FUNCTIONS))
    const dropped = Object.keys(COLUMNS).map((name) => `drop column if exists ${name}`)
    this.change('columns of pictures', `alter table ${TABLE} ${dropped.join(', ')}`)
  }

  /** Only rows that are wrong are written; of several primary pictures the first of the gallery stays it. */
  private correctPrimaries() {
    const several = `t.is_active and t.is_primary and exists (${other(`o.is_primary and ${isBefore}`)})`
    this.inBatches('pictures that are primary beside another', { table: TABLE, where: several }, [
      `update ${TABLE} set is_primary = false where id = any(%)`,
    ])
    const none = `t.is_active and not t.is_primary and not exists (${other(`(o.is_primary or ${isBefore})`)})`
    this.inBatches(
      'first pictures of products without a primary one',
      { table: TABLE, where: none },
      [`update ${TABLE} set is_primary = true where id = any(%)`]
    )
  }

  private unique(name: string, target: string) {
    this.indexEach({ [name]: `${TABLE} ${target}` }, 'unique')
  }
}
