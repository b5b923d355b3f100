import { hasMany, hasOne, scope } from '@adonisjs/lucid/orm'
import type { HasMany, HasOne } from '@adonisjs/lucid/types/relations'
import { ModerationCaseSchema } from '#database/schema'
import Appeal from '#models/appeal'
import Claim from '#models/claim'
import Decision from '#models/decision'
import Note from '#models/note'
import Report from '#models/report'
import RuleHit from '#models/rule_hit'
import type { Target } from '#rules/moderation'

/** All that waits for a decision about one target: one at a time is undecided. */
export default class Case extends ModerationCaseSchema {
  static table = 'moderation_case'

  @hasMany(() => Report)
  declare reports: HasMany<typeof Report>

  @hasMany(() => RuleHit)
  declare ruleHits: HasMany<typeof RuleHit>

  @hasMany(() => Appeal)
  declare appeals: HasMany<typeof Appeal>

  @hasMany(() => Decision)
  declare decisions: HasMany<typeof Decision>

  @hasMany(() => Note)
  declare notes: HasMany<typeof Note>

  @hasOne(() => Claim)
  declare claim: HasOne<typeof Claim>

  static undecided = scope((query) => void query.whereIn('state', ['open', 'escalated']))

  static about = scope(
    (query, { kind, id }: Target) => void query.where({ targetKind: kind, targetId: id })
  )

  get isUndecided(): boolean {
    return this.state === 'open' || this.state === 'escalated'
  }

  get target(): Target {
    return { kind: this.targetKind, id: this.targetId }
  }
}
