import { PatientSchema } from '#database/patient_schema'

/** Null for nearly all: the editors chose a product until then. */
const COLUMN = 'alter table products_product add column if not exists featured_until timestamptz'

const INDEXES = {
  vitrin_product_featured: 'products_product (featured_until, id) where featured_until is not null',
}

export default class extends PatientSchema {
  async up() {
    this.change('featured products', COLUMN)
    this.indexEach(INDEXES)
  }

  async down() {
    this.dropIndexes(Object.keys(INDEXES))
    this.change(
      'featured products',
      'alter table products_product drop column if exists featured_until'
    )
  }
}
