import { hasOne } from '@adonisjs/lucid/orm'
import type { HasOne } from '@adonisjs/lucid/types/relations'
import { TokenBlacklistOutstandingtokenSchema } from '#database/schema'
import BlacklistedToken from '#models/blacklisted_token'

/** A refresh token that was given out, as simplejwt keeps them. */
export default class OutstandingToken extends TokenBlacklistOutstandingtokenSchema {
  static table = 'token_blacklist_outstandingtoken'

  @hasOne(() => BlacklistedToken, { foreignKey: 'tokenId' })
  declare blacklisted: HasOne<typeof BlacklistedToken>
}
