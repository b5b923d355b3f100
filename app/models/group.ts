import { AuthGroupSchema } from '#database/schema'

/** Django's groups; only the names of two mean something here. */
export default class Group extends AuthGroupSchema {
  static table = 'auth_group'
  static readonly MODERATORS = 'Moderators'
  static readonly LEADS = 'Moderation leads'
}
