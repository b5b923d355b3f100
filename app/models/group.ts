import { AuthGroupSchema } from '#database/schema'
import { GROUPS } from '#rules/roles'

/** Django's groups; only the names of two mean something here. */
export default class Group extends AuthGroupSchema {
  static table = 'auth_group'
  static readonly MODERATORS = GROUPS.moderators
  static readonly LEADS = GROUPS.leads
}
