import { PatientSchema } from '#database/patient_schema'
import { FORGET_REPLACED, REPLACED_PICTURE_FUNCTIONS } from '#database/triggers/replaced_pictures'
import { dropFunctions } from '#database/triggers/statements'

export default class extends PatientSchema {
  static keepsRows = true

  async up() {
    this.change('replaced pictures', ...FORGET_REPLACED)
  }

  async down() {
    this.change('replaced pictures', dropFunctions(REPLACED_PICTURE_FUNCTIONS))
  }
}
