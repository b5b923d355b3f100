import { ModerationEffectSchema } from '#database/schema'
import type { EffectKind } from '#rules/moderation'

/** One change that a decision made: what it was and what it became. The database refuses to change it. */
export default class Effect extends ModerationEffectSchema {
  static table = 'moderation_effect'

  declare kind: EffectKind
}
