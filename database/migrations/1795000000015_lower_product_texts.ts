import { PatientSchema } from '#database/patient_schema'
import { KEEP_TEXT } from '#database/product_texts'

/** For databases made before texts were kept in small letters; in others it finds nothing to do and locks nothing. */
export default class extends PatientSchema {
  async up() {
    this.change('triggers on product texts', KEEP_TEXT)
    this.apart(
      'texts in small letters',
      'update products_producttext set text = lower(text) where text <> lower(text)'
    )
  }

  async down() {}
}
