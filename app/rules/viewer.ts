import type { Scope } from '#rules/token_scope'
import type { Rank } from '#rules/roles'
import type { Suspension } from '#rules/suspension'

/** No value has this key: it only keeps other types, such as `User`, from passing as a viewer. */
declare const viewer: unique symbol

/**
 * The signed-in person and their rights, as policies, actions and throttles see them. Guards find it
 * by `findViewer`; a `User` is a row and has no rights.
 */
export interface Viewer {
  readonly [viewer]: true
  readonly id: number
  /** staff or superuser, unless they lack two-step sign-in */
  readonly isStaff: boolean
  /** staff, superuser, or a member of the group Moderators or Moderation leads, unless they lack two-step sign-in */
  readonly isModerator: boolean
  /** superuser, unless they lack two-step sign-in */
  readonly isAdmin: boolean
  /** among those who moderate */
  readonly rank: Rank
  /** whether they have a role that sleeps until they turn on two-step sign-in, as a setting wants it */
  readonly lacksTwoFactor: boolean
  /** whether the address is known to be theirs */
  readonly isVerified: boolean
  /** until when they may only read, and why; null for nearly everybody */
  readonly suspension: Suspension | null
  /** the personal access token that the request came by; null for everybody else */
  readonly token: { readonly id: number; readonly scopes: readonly Scope[] } | null
  /** the session that the request came by; null for tokens of Django */
  readonly sessionId: number | null
}

/** What somebody may, in a word: a session that was opened with other rights than these is over. */
export const rightsOf = ({ rank, isStaff, isAdmin }: Viewer): string =>
  `${rank}${isStaff ? ' staff' : ''}${isAdmin ? ' admin' : ''}`
