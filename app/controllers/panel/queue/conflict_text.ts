import type { HttpContext } from '@adonisjs/core/http'
import type { CaseChangedException } from '#exceptions/moderation'
import { Times } from '#panel/times'
import { words } from '#panel/words'
import site from '#config/site'
import type { EffectKind } from '#rules/moderation'

/** What somebody else did to a case meanwhile, in a sentence. */
export function conflictText({ decided }: CaseChangedException, { desk }: HttpContext): string {
  const times = new Times(desk.timeZone || site.timeZone)
  if (!decided) return words.kase.conflictTitle
  const who = decided.by ? `@${decided.by}` : words.kase.moderator
  const did = decided.effects.map((kind) => words.effects[kind as EffectKind]).join(', ')
  return words.kase.conflict(who, did, times.clock(decided.created_at))
}
