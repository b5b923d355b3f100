import { ModerationRuleSchema } from '#database/schema'

/** What is looked for in what comes in, and what is done then. */
export default class Rule extends ModerationRuleSchema {
  static table = 'moderation_rule'
}
