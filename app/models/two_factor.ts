import { UsersTwofactorSchema } from '#database/schema'

/** The secret that an account shares with an app; it counts once the account says `two_factor_since`. */
export default class TwoFactor extends UsersTwofactorSchema {
  static table = 'users_twofactor'

  /** Whose secret it is, as its encryption has it. */
  static ownerOf = (userId: number) => `two_factor ${userId}`
}
