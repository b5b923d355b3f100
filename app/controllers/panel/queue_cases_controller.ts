import type { HttpContext } from '@adonisjs/core/http'
import { placeIn, readView, viewOf } from '#controllers/panel/queue/queue_view'
import { showCase } from '#controllers/panel/queue/show_case'
import { words } from '#panel/words'
import { nextCase } from '#queries/panel/queue/next_case'
import { queryOf } from '#validators/page'

export default class QueueCasesController {
  show(ctx: HttpContext) {
    return showCase(ctx)
  }

  /** The case behind one that is skipped. */
  async next(ctx: HttpContext) {
    return step(ctx, false)
  }

  async previous(ctx: HttpContext) {
    return step(ctx, true)
  }
}

async function step(ctx: HttpContext, backward: boolean) {
  const view = viewOf(queryOf(ctx.request).search)
  const query = await readView(ctx, view)
  const id = await nextCase(query, { from: Number(ctx.params.id), backward })
  if (id === null) ctx.session.flash('done', words.queue.nothingNext)
  return ctx.response.redirect().toPath(placeIn(view, id ?? undefined))
}
