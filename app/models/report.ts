import { scope } from '@adonisjs/lucid/orm'
import { ModerationReportSchema } from '#database/schema'

/** What somebody thinks wrong with something; `repeated` when a newer one of theirs took its place. */
export default class Report extends ModerationReportSchema {
  static table = 'moderation_report'

  static open = scope((query) => void query.where('state', 'open'))
}
