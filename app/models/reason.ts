import { scope } from '@adonisjs/lucid/orm'
import { ModerationReasonSchema } from '#database/schema'

/** Why something is reported or decided. */
export default class Reason extends ModerationReasonSchema {
  static table = 'moderation_reason'
  /** The one that is always there. */
  static readonly OTHER = 'other'

  static active = scope((query) => void query.where('isActive', true))
}
