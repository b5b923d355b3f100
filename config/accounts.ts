import env from '#start/env'

/** What this installation decides about accounts. */
export default {
  /** whether people may open accounts by themselves */
  signup: env.get('SIGNUP', 'open'),
  /** what somebody needs to make products and comments, beside an account */
  postingNeeds: env.get('POSTING_NEEDS', 'nothing'),
  /** whether everybody sees a new comment at once, or when a moderator has approved it */
  newComments: env.get('NEW_COMMENTS', 'approved'),
  /** which roles sleep until their owner has two-step sign-in: none, staff's, or moderators' and staff's */
  twoFactorRequired: env.get('TWO_FACTOR_REQUIRED', 'nobody'),
  /** how many sessions an account may have; one more ends the one that was not used for longest */
  sessionsPerUser: env.get('SESSIONS_PER_USER', 5),
  /** for how long after its exchange a refresh token is answered with its successor again */
  refreshReplaySeconds: env.get('REFRESH_REPLAY_SECONDS', 10),
  /** how long an account that its owner wants erased can still be kept */
  erasureDays: env.get('ERASURE_DAYS', 14),
  /** how long security events are kept, and the addresses in them */
  events: {
    addressDays: env.get('SECURITY_EVENT_ADDRESS_DAYS', 90),
    eventDays: env.get('SECURITY_EVENT_DAYS', 400),
  },
}
