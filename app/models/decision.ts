import { belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { ModerationDecisionSchema } from '#database/schema'
import Effect from '#models/effect'
import Reason from '#models/reason'
import type { CaseState } from '#rules/moderation'

/** What was decided on a case, by whom and why. The database refuses to change it. */
export default class Decision extends ModerationDecisionSchema {
  static table = 'moderation_decision'

  declare stateBefore: CaseState
  declare stateAfter: CaseState

  @belongsTo(() => Reason)
  declare reason: BelongsTo<typeof Reason>

  @hasMany(() => Effect)
  declare effects: HasMany<typeof Effect>
}
