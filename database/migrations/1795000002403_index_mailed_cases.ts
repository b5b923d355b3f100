import { PatientSchema } from '#database/patient_schema'

/** A job asks each minute when the last mail was. */
const INDEXES = {
  vitrin_case_mailed_at: 'moderation_case (mailed_at) where mailed_at is not null',
}

export default class extends PatientSchema {
  async up() {
    this.indexEach(INDEXES)
  }

  async down() {
    this.dropIndexes(Object.keys(INDEXES))
  }
}
