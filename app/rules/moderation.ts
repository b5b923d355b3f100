/** What can be reported and decided about. */
export const TARGET_KINDS = ['product', 'comment', 'user'] as const
export type TargetKind = (typeof TARGET_KINDS)[number]

export interface Target {
  kind: TargetKind
  id: number
}

/** One cause of a case: what brought it before the moderators. */
export const CAUSES = ['report', 'rule', 'appeal', 'moderator'] as const
export type CauseKind = (typeof CAUSES)[number]

/** How what a case is about stands: what waits to be published is `held`, and sanctioned people are `taken_down`. */
export const CONTENT_STATES = ['visible', 'held', 'taken_down', 'gone'] as const

/** `withdrawn`: the only decision was taken back, and nobody else had asked for one. */
export const CASE_STATES = ['open', 'escalated', 'decided', 'withdrawn'] as const
export type CaseState = (typeof CASE_STATES)[number]

/** What one decision can do; it may do several things. */
export const EFFECTS = [
  ...['approve', 'hide', 'remove', 'restore', 'clear_profile', 'remove_image', 'recategorise'],
  ...['warn', 'suspend', 'ban', 'lift', 'dismiss', 'escalate'],
] as const as readonly EffectKind[]
export type EffectKind =
  | 'approve'
  | 'hide'
  | 'remove'
  | 'restore'
  | 'clear_profile'
  | 'remove_image'
  | 'recategorise'
  | 'warn'
  | 'suspend'
  | 'ban'
  | 'lift'
  | 'dismiss'
  | 'escalate'

/** How long a decision can be undone; mails about it wait as long. */
export const UNDO_SECONDS = 60
export const CLAIM_MINUTES = 15
export const APPEAL_MONTHS = 6

/** Leads are told of whoever bans more than so many accounts within an hour, and alone ban more at once. */
export const MANY_BANS = 20

/** The menu of the panel counts no more open cases, so that its number costs nothing. */
export const COUNTED_CASES = 999

/**
 * How much a cause adds to the score of a case; a day of waiting adds 1. A report counts by the record of who
 * reports: from near 0, when none of many was upheld, to near 2, when all were.
 */
export const WEIGHTS = { flag: 1, hold: 2, appeal: 3, moderator: 0 }
/** Accounts younger than this count for little: they are cheap to make. */
export const NEW_ACCOUNT_DAYS = 7
export const NEW_ACCOUNT_SHARE = 0.2
