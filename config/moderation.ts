import env from '#start/env'

/** What this installation tells its moderators, and when. */
export default {
  /** a case that reaches this score is mailed at once; 0: none is */
  urgentScore: env.get('MODERATION_URGENT_SCORE', 5),
  /** what waits for longer than this is mailed each morning; 0: nothing is */
  targetHours: env.get('MODERATION_TARGET_HOURS', 24),
}
