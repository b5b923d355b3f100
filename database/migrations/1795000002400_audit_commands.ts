import { PatientSchema } from '#database/patient_schema'

/** What a command did has no account behind it: `cli:root`. */
export default class extends PatientSchema {
  async up() {
    this.change(
      'audit of commands',
      `alter table audit_entries alter column actor_id drop not null,
         add column if not exists actor varchar(100) not null default ''`
    )
  }

  async down() {
    this.change('audit of commands', 'alter table audit_entries drop column if exists actor')
  }
}
