import { UsersErasureSchema } from '#database/schema'

/** Somebody who was erased, as a number; the database has nothing else of them. */
export default class Erasure extends UsersErasureSchema {
  static table = 'users_erasure'
}
