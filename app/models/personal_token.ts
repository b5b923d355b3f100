import { UsersPersonaltokenSchema } from '#database/schema'

/** A token that somebody gave to a program of theirs. */
export default class PersonalToken extends UsersPersonaltokenSchema {
  static table = 'users_personaltoken'
}
