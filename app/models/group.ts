import { AuthGroupSchema } from '#database/schema'

/** Django's groups; only the name of one means something here. */
export default class Group extends AuthGroupSchema {
  static table = 'auth_group'
  static readonly MODERATORS = 'Moderators'
}
