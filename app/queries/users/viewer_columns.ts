import sql from 'sql-template-tag'
import { OPEN } from '#queries/users/visible'
import { RANK } from '#queries/users/rank'
import { suspension } from '#queries/users/suspension'
import accounts from '#config/accounts'
import { isRequiredOf } from '#rules/two_factor'
import type { Viewer } from '#rules/viewer'

/** A viewer as they are stored, whatever they came by. */
export type StoredViewer = Omit<
  Viewer,
  'isModerator' | 'lacksTwoFactor' | 'sessionId' | 'token'
> & {
  isOpen: boolean
  hasTwoFactor: boolean
}

/** Of alias `u`. */
export const VIEWER_COLUMNS = sql`u.id, ${OPEN} as "isOpen", ${suspension} as suspension,
  u.is_verified as "isVerified", u.is_staff or u.is_superuser as "isStaff", u.is_superuser as "isAdmin",
  u.two_factor_since is not null as "hasTwoFactor", ${RANK} as rank`

/** A role that needs two-step sign-in sleeps until it is on. */
export function withRights<Stored extends StoredViewer>(stored: Stored) {
  const roles = { isStaff: stored.isStaff, isModerator: stored.rank > 0 }
  const lacksTwoFactor = !stored.hasTwoFactor && isRequiredOf(roles, accounts.twoFactorRequired)
  const asleep = { isAdmin: false, isStaff: false, isModerator: false, rank: 0 } as const
  return { ...stored, ...roles, ...(lacksTwoFactor && asleep), lacksTwoFactor }
}
