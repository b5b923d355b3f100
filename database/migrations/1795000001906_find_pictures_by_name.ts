import { PatientSchema } from '#database/patient_schema'

/** Files that Django stored have no row in `media_files`: each request finds them by the column that names them. */
const INDEXES = {
  vitrin_productimage_image: 'products_productimage (image)',
  vitrin_userprofile_avatar: `users_userprofile (avatar) where avatar <> ''`,
  vitrin_category_image: `products_category (image) where image <> ''`,
}

export default class extends PatientSchema {
  static keepsRows = true

  async up() {
    this.indexEach(INDEXES)
  }

  async down() {
    this.dropIndexes(Object.keys(INDEXES))
  }
}
