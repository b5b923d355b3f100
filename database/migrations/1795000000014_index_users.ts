import { PatientSchema } from '#database/patient_schema'

/**
 * Orderings of the list of users, read both ways, and what its search looks through. A sign-in changes no
 * column of these, so it writes none of them.
 */
const INDEXES = {
  vitrin_user_username: 'users_user (username, id) where is_active',
  vitrin_user_date_joined: 'users_user (date_joined, id) where is_active',
  vitrin_user_names: `users_user using gin
    ((username || E'\\n' || first_name || E'\\n' || last_name) gin_trgm_ops)
    with (gin_pending_list_limit = 512)`,
}

export default class extends PatientSchema {
  async up() {
    this.indexEach(INDEXES)
    this.apart('statistics', 'analyze users_user')
  }

  async down() {
    this.dropIndexes(Object.keys(INDEXES))
  }
}
