import { DateTime } from 'luxon'
import { scope } from '@adonisjs/lucid/orm'
import { ModerationSanctionSchema } from '#database/schema'

/** What holds for a person by a decision: a warning, a suspension or a ban. */
export default class Sanction extends ModerationSanctionSchema {
  static table = 'moderation_sanction'

  /** Neither lifted nor over. */
  static lasting = scope((query) => {
    const now = DateTime.utc().toISO()
    query.whereNull('ended_at').whereNot('kind', 'warning')
    query.where((either) => either.whereNull('until').orWhere('until', '>', now))
  })
}
