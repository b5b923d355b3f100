import { PatientSchema } from '#database/patient_schema'

/** Health tells how many pictures of Django have no clean copy yet: none, where nothing was adopted. */
const INDEXES = {
  vitrin_productimage_unclean: `products_productimage (id)
    where is_active and published_name is null and width is null and image <> ''`,
  vitrin_userprofile_unclean: `users_userprofile (user_id) where avatar_picture is null and avatar <> ''`,
  vitrin_category_unclean: `products_category (id)
    where is_active and image_picture is null and image <> ''`,
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
