import { scope } from '@adonisjs/lucid/orm'
import { ModerationAppealSchema } from '#database/schema'

/** What somebody says against a decision about them. */
export default class Appeal extends ModerationAppealSchema {
  static table = 'moderation_appeal'

  static open = scope((query) => void query.where('state', 'open'))
}
