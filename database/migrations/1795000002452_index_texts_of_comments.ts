import { PatientSchema } from '#database/patient_schema'

/** Moderators look for words in comments. The pending list is as short as those of the other texts. */
export default class extends PatientSchema {
  async up() {
    this.indexEach({
      vitrin_comment_trigrams:
        'products_comment using gin (content gin_trgm_ops) with (gin_pending_list_limit = 512)',
    })
  }

  async down() {
    this.dropIndexes(['vitrin_comment_trigrams'])
  }
}
