import { scope } from '@adonisjs/lucid/orm'
import { UsersSessionSchema } from '#database/schema'

/** Who ended it: `sign_out` and `limit` leave the access tokens their hour, as simplejwt does; the others end them too. */
export type SessionEnding = 'sign_out' | 'owner' | 'password' | 'reuse' | 'limit'

/** A family of refresh tokens, each the successor of the one before: one device of one user. */
export default class Session extends UsersSessionSchema {
  static table = 'users_session'

  declare endedBy: SessionEnding | null

  /** Its refresh token can be exchanged. */
  static alive = scope((query) => void query.whereNull('ended_at'))

  /** Its access tokens, at least, let somebody in. */
  static usable = scope((query) => {
    query.where((either) =>
      either.whereNull('ended_at').orWhereIn('ended_by', ['sign_out', 'limit'])
    )
  })
}
