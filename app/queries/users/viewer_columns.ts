import sql from 'sql-template-tag'
import { OPEN } from '#queries/users/visible'
import { RANK } from '#queries/users/rank'
import { suspension } from '#queries/users/suspension'
import accounts from '#config/accounts'
import { isRequiredOf } from '#rules/two_factor'
import type { Viewer } from '#rules/viewer'

/** A viewer as they are stored, whatever they came by. */
export type StoredViewer = Omit<Viewer, 'lacksTwoFactor' | 'sessionId' | 'token'> & {
  isOpen: boolean
  hasTwoFactor: boolean
}

/** Of alias `u`, beside `ranked` of {@link RANKED}. */
export const VIEWER_COLUMNS = sql`u.id, ${OPEN} as "isOpen", ${suspension} as suspension,
  u.is_verified as "isVerified", u.is_staff or u.is_superuser as "isStaff", u.is_superuser as "isAdmin",
  u.two_factor_since is not null as "hasTwoFactor", ranked.rank, ranked.rank > 0 as "isModerator"`

export const RANKED = sql`cross join lateral (select ${RANK} as rank) ranked`

/** A role that needs two-step sign-in sleeps until it is on. */
export function withRights<Stored extends StoredViewer>(stored: Stored) {
  const lacksTwoFactor = !stored.hasTwoFactor && isRequiredOf(stored, accounts.twoFactorRequired)
  const asleep = { isAdmin: false, isStaff: false, isModerator: false, rank: 0 } as const
  return { ...stored, ...(lacksTwoFactor && asleep), lacksTwoFactor }
}
