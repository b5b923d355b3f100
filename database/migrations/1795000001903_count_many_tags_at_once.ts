import { PatientSchema } from '#database/patient_schema'
import { COUNT_TAGS } from '#database/triggers/tag_counts'

/** The function compared every relation of a statement with every product of it: a bulk load took hours. */
export default class extends PatientSchema {
  async up() {
    this.change('functions that count tags', ...COUNT_TAGS.functions)
  }

  /** The function before it counted the same. */
  async down() {}
}
