import db from '@adonisjs/lucid/services/db'
import accounts from '#config/accounts'
import { warn, type Finding, type Occasion } from '#doctor/finding'
import { GROUPS } from '#rules/roles'
import { isRequiredOf } from '#rules/two_factor'

interface Member {
  username: string
  isStaff: boolean
}

const SHOWN = 5

/** Whether those who moderate have a second step of sign-in where it is required, and whether it is. */
export async function checkStaff(occasion: Occasion): Promise<Finding[]> {
  const required = accounts.twoFactorRequired
  if (required === 'nobody') return occasion === 'deploy' ? [NOT_REQUIRED] : []
  const found = await membersWithout()
  const asleep = found.filter(({ isStaff }) =>
    isRequiredOf({ isStaff, isModerator: true }, required)
  )
  if (!asleep.length) return []
  const names = asleep.slice(0, SHOWN).map(({ username }) => username)
  const more = asleep.length > SHOWN ? ` and ${asleep.length - SHOWN} more` : ''
  const says = `the role of ${names.join(', ')}${more} sleeps, as it needs two-step sign-in`
  return [warn(says, 'ask them to turn it on: `POST /api/v1/auth/two-factor/`')]
}

const NOT_REQUIRED = warn(
  'staff may sign in by a password alone',
  'set TWO_FACTOR_REQUIRED=staff, or moderators for all who moderate'
)

/** Open accounts with a role and without a second step. */
async function membersWithout(): Promise<Member[]> {
  const { rows } = await db.rawQuery<{ rows: Member[] }>(
    `select username, is_staff or is_superuser as "isStaff" from users_user u
     where two_factor_since is null and is_active and banned_at is null and erase_at is null
       and (is_staff or is_superuser or exists (
         select from users_user_groups m join auth_group g on g.id = m.group_id
         where m.user_id = u.id and g.name = any(?)))
     order by id limit 1000`,
    [Object.values(GROUPS)]
  )
  return rows
}
