import { TokenBlacklistBlacklistedtokenSchema } from '#database/schema'

/** Marks an outstanding refresh token as spent or withdrawn. */
export default class BlacklistedToken extends TokenBlacklistBlacklistedtokenSchema {
  static table = 'token_blacklist_blacklistedtoken'
}
