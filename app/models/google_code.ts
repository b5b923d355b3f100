import { UsersGooglecodeSchema } from '#database/schema'

/** What a sign-in by Google ends with: a secret that is exchanged for tokens or a session, once. */
export default class GoogleCode extends UsersGooglecodeSchema {
  static table = 'users_googlecode'
}
