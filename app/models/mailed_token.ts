import { UsersMailedtokenSchema } from '#database/schema'
import type { Purpose } from '#rules/mailed_token'

/** A token that a mail carries; only its hash is here, from when the mail left. */
export default class MailedToken extends UsersMailedtokenSchema {
  static table = 'users_mailedtoken'

  declare purpose: Purpose
}
