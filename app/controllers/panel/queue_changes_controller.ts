import type { HttpContext } from '@adonisjs/core/http'
import { toldOpen } from '#panel/desk'
import { words } from '#panel/words'
import { caseChanges, type CaseChange } from '#queries/panel/queue/case_changes'
import { asRowId, readInteger } from '#support/integer'
import { MAX_SIZE, queryOf } from '#validators/page'

/** How much waits, for the menu of an open page, and what others did to the cases that it shows, in words for their rows. */
export default class QueueChangesController {
  async index(ctx: HttpContext) {
    const { search } = queryOf(ctx.request)
    const ids = search.getAll('ids').flatMap((text) => idsIn(text))
    const changes = await caseChanges(ids.slice(0, MAX_SIZE), ctx.auth.getUserOrFail().id)
    const cases = changes.map((one) => ({ id: one.id, text: told(one) }))
    return ctx.response.json({ open: toldOpen(ctx.desk.openCases), cases })
  }
}

function told({ decided, held, isDecided }: CaseChange): string {
  const who = (name: string | null) => (name ? `@${name}` : words.kase.moderator)
  return held && !isDecided ? words.batch.lookedAt(who(held)) : words.batch.handled(who(decided))
}

function idsIn(text: string): number[] {
  const integer = readInteger(text)
  const id = integer === null || integer < 0n ? null : asRowId(integer)
  return id === null ? [] : [id]
}
