import { PatientSchema } from '#database/patient_schema'

/** By what the panel's list of products is ordered: it shows also what is not listed. */
const COLUMNS = {
  created_at: 'created_at',
  name: `name collate "und-x-icu"`,
  price: 'price',
  views_count: 'views_count',
  likes_count: 'likes_count',
}

const nameOf = (column: string) => `vitrin_product_unlisted_${column}`

export default class extends PatientSchema {
  async up() {
    const indexes = Object.entries(COLUMNS).map(([name, column]) => [
      nameOf(name),
      `products_product (${column}, id) where not is_listed`,
    ])
    this.indexEach(Object.fromEntries(indexes))
  }

  async down() {
    this.dropIndexes(Object.keys(COLUMNS).map(nameOf))
  }
}
