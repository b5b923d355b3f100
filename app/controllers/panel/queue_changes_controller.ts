import type { HttpContext } from '@adonisjs/core/http'
import { toldOpen } from '#panel/desk'
import { words } from '#panel/words'
import { caseChanges, type CaseChange, type SeenCase } from '#queries/panel/queue/case_changes'
import { asRowId, readInteger } from '#support/integer'
import { MAX_SIZE, queryOf } from '#validators/page'

/** How much waits, for the menu of an open page, and what others did to the cases that it shows, in words for their rows. */
export default class QueueChangesController {
  async index(ctx: HttpContext) {
    const { search } = queryOf(ctx.request)
    const seen = search.getAll('seen').flatMap((text) => seenIn(text))
    const changes = await caseChanges(seen.slice(0, MAX_SIZE), ctx.auth.getUserOrFail().id)
    const cases = changes.map((one) => ({ id: one.id, text: told(one) }))
    return ctx.response.json({ open: toldOpen(ctx.desk.openCases), cases })
  }
}

function told({ by, held, outcome }: CaseChange): string {
  const who = (name: string | null) => (name ? `@${name}` : words.kase.moderator)
  return outcome ? words.batch.outcomes[outcome](who(by)) : words.batch.lookedAt(who(held))
}

/** Of `12.3` the case 12 in its version 3. */
function seenIn(text: string): SeenCase[] {
  const [id, version, ...more] = text.split('.').map((part) => asRowId(readInteger(part) ?? 0n))
  return id && version && !more.length ? [{ id, version }] : []
}
