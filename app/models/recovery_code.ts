import { UsersRecoverycodeSchema } from '#database/schema'

/** One of ten codes that stand in for the app, once; only its hash is here. */
export default class RecoveryCode extends UsersRecoverycodeSchema {
  static table = 'users_recoverycode'
}
