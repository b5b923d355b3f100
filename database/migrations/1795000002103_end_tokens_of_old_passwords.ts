import { PatientSchema } from '#database/patient_schema'

/** Tokens of an earlier second let nobody in any more; null for passwords that never changed here. */
export default class extends PatientSchema {
  async up() {
    this.change(
      'tokens of old passwords',
      'alter table users_user add column if not exists tokens_valid_from timestamptz'
    )
  }

  async down() {
    this.change(
      'tokens of old passwords',
      'alter table users_user drop column if exists tokens_valid_from'
    )
  }
}
