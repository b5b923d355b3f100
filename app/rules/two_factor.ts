/** Whose role sleeps until they have two-step sign-in; moderators are staff, too. */
export const REQUIRED_OF = ['nobody', 'staff', 'moderators'] as const
export type RequiredOf = (typeof REQUIRED_OF)[number]

/** What guessing codes costs. */
export const twoFactor = {
  recoveryCodes: 10,
  /** How long somebody has between password and code. */
  ticketSeconds: 5 * 60,
  /** Wrong codes that a ticket bears. */
  ticketTries: 5,
}

const FAILURES = 5
const LOCK_SECONDS = 15 * 60
const MAX_LOCK_SECONDS = 24 * 60 * 60

/**
 * How long an account takes no codes after so many wrong ones without a right one between them: 15 minutes
 * after five, twice as long after each five more, a day at most. Who guesses knows the password already.
 *
 * @returns seconds; 0 when it is not closed
 */
export function lockAfter(failures: number): number {
  if (failures === 0 || failures % FAILURES) return 0
  return Math.min(LOCK_SECONDS * 2 ** (failures / FAILURES - 1), MAX_LOCK_SECONDS)
}

interface Roles {
  isStaff: boolean
  isModerator: boolean
}

/** Whether somebody with these roles has to have two-step sign-in. */
export function isRequiredOf({ isStaff, isModerator }: Roles, required: RequiredOf): boolean {
  return { nobody: false, staff: isStaff, moderators: isModerator }[required]
}
