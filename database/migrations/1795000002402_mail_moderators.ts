import { PatientSchema } from '#database/patient_schema'

/** When moderators were mailed about a case, and who wants no such mails. */
export default class extends PatientSchema {
  async up() {
    this.change(
      'cases that were mailed',
      'alter table moderation_case add column if not exists mailed_at timestamptz'
    )
    this.change(
      'mails of the panel',
      `alter table panel_preferences add column if not exists wants_urgent_mails boolean not null default true,
         add column if not exists wants_morning_mails boolean not null default true`
    )
  }

  async down() {
    this.change(
      'mails of the panel',
      'alter table panel_preferences drop column if exists wants_urgent_mails, drop column if exists wants_morning_mails'
    )
    this.change(
      'cases that were mailed',
      'alter table moderation_case drop column if exists mailed_at'
    )
  }
}
