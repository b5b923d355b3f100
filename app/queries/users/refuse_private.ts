import sql from 'sql-template-tag'
import { PermissionDeniedException } from '#exceptions/http'
import { select } from '#db/statements'
import { isProfileWithinReach } from '#rules/profile_reach'
import type { Viewer } from '#rules/viewer'

const statement = (userId: number) => ({
  name: 'private_profile',
  sql: sql`select from users_userprofile where user_id = ${userId}::bigint and is_private`,
})

/**
 * Refuses to narrow a list to what somebody with a private profile did.
 *
 * @throws PermissionDeniedException for all but themselves and staff
 */
export async function refusePrivate(userId: number | undefined, viewer?: Viewer): Promise<void> {
  if (userId === undefined || isProfileWithinReach(userId, viewer)) return
  const hidden = await select(statement(userId))
  if (hidden.length) throw new PermissionDeniedException()
}
