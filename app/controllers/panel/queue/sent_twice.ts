import type { HttpContext } from '@adonisjs/core/http'
import type { Made } from '#controllers/panel/queue/after_deciding'
import type { CaseChangedException } from '#exceptions/moderation'
import { caseRows } from '#queries/moderation/case_rows'
import type { WantedEffect } from '#rules/moderation_effects'

interface Sent {
  caseId: number
  version: number
  effects: WantedEffect[]
}

/** What a form has done already, where a double click sent it twice; null where it is another conflict. */
export async function sentTwice(
  { desk }: HttpContext,
  { decided, version }: CaseChangedException,
  sent: Sent
): Promise<Made | null> {
  const isTheirs = decided?.by === desk.username && version === sent.version + 1
  const wanted = sent.effects.map(({ kind }) => kind)
  if (!isTheirs || decided.effects.join() !== wanted.join()) return null
  const [found] = await caseRows([sent.caseId])
  return found
    ? {
        decision: decided,
        about: { id: found.id, targetKind: found.target.kind, targetId: found.target.id },
      }
    : null
}
