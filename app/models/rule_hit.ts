import { ModerationRulehitSchema } from '#database/schema'

/** What a rule found. */
export default class RuleHit extends ModerationRulehitSchema {
  static table = 'moderation_rulehit'
}
