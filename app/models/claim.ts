import { ModerationClaimSchema } from '#database/schema'

/** Who looks at a case now, until when. */
export default class Claim extends ModerationClaimSchema {
  static table = 'moderation_claim'
}
