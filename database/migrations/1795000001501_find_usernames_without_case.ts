import { PatientSchema } from '#database/patient_schema'

/**
 * A username without case, the same in every locale: ß as SS, ı and İ as I. Capitals of small
 * letters, as ẞ has no other capital and İ becomes an i with a dot above it.
 */
const NAME_KEY = `create or replace function vitrin_name_key(name text) returns text
  language sql immutable strict parallel safe
  return replace(upper(lower(name collate "und-x-icu") collate "und-x-icu"), U&'\\0307', '')`

/** Not unique: adopted rows may hold one name in two spellings. */
const INDEXES = { vitrin_user_name_key: 'users_user (vitrin_name_key(username))' }

export default class extends PatientSchema {
  static keepsRows = true

  async up() {
    this.change('usernames without case', NAME_KEY)
    this.indexEach(INDEXES)
    this.apart('statistics', 'analyze users_user')
  }

  async down() {
    this.dropIndexes(Object.keys(INDEXES))
    this.change('usernames without case', 'drop function if exists vitrin_name_key')
  }
}
