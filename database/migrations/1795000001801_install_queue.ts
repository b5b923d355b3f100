import { PatientSchema } from '#database/patient_schema'
import { installQueue } from '#queue/install'

/** The engine of the background jobs has a schema of its own, which it brings up to date by itself later. */
export default class extends PatientSchema {
  async up() {
    this.step('queue of jobs', installQueue)
  }

  async down() {
    this.change('queue of jobs', 'drop schema if exists jobs cascade')
  }
}
