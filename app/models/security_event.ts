import { UsersSecurityeventSchema } from '#database/schema'
import type { SecurityEventType } from '#rules/security_event'

/** Something that happened to an account. The database refuses to change or delete it. */
export default class SecurityEvent extends UsersSecurityeventSchema {
  static table = 'users_securityevent'

  declare type: SecurityEventType
}
