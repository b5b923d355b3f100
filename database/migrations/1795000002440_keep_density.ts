import { PatientSchema } from '#database/patient_schema'

/** How much stands on a page of the panel. */
export default class extends PatientSchema {
  async up() {
    this.change(
      'panel_preferences',
      `alter table panel_preferences add column if not exists density varchar(12) not null default 'comfortable'
         constraint panel_preferences_density_check check (density in ('comfortable', 'compact'))`
    )
  }

  async down() {
    this.change('panel_preferences', 'alter table panel_preferences drop column if exists density')
  }
}
