import sql from 'sql-template-tag'
import { select } from '#db/statements'
import accounts from '#config/accounts'
import { isRequiredOf } from '#rules/two_factor'
import type { Viewer } from '#rules/viewer'
import type { TwoFactorState } from '#shapes/two_factor'
import { isoTime } from '#support/iso_time'

/** Whether the viewer's account has two-step sign-in, and how many recovery codes are left. */
export async function twoFactorState(viewer: Viewer): Promise<TwoFactorState> {
  const [row] = await select<Pick<TwoFactorState, 'since' | 'recovery_codes_left'>>({
    name: 'two_factor_state',
    sql: sql`select u.two_factor_since as since,
        (select count(*) from users_recoverycode c where c.user_id = u.id) as recovery_codes_left
      from users_user u where u.id = ${viewer.id}`,
  })
  const { since, recovery_codes_left } = row!
  const isRequired = viewer.lacksTwoFactor || isRequiredOf(viewer, accounts.twoFactorRequired)
  return {
    is_on: since !== null,
    since: since && isoTime(since),
    is_required: isRequired,
    recovery_codes_left,
  }
}
