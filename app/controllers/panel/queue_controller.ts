import type { HttpContext } from '@adonisjs/core/http'
import { done } from '#controllers/panel/by'
import { readForm } from '#controllers/panel/read_form'
import { claimQuietly } from '#controllers/panel/queue/claim_quietly'
import { placeIn, readView, viewOf } from '#controllers/panel/queue/queue_view'
import { showQueue } from '#controllers/panel/queue/show_queue'
import { words } from '#panel/words'
import { nextCase } from '#queries/panel/queue/next_case'
import { queueViewValidator } from '#validators/desk'

export default class QueueController {
  index(ctx: HttpContext) {
    return showQueue(ctx)
  }

  /** The first case that nobody looks at, which is the viewer's from then on. */
  async store(ctx: HttpContext) {
    const form = await readForm(ctx, queueViewValidator)
    const view = viewOf(form.view ?? '')
    const query = await readView(ctx, view)
    const id = await nextCase(query)
    if (id === null) return done(ctx, placeIn(view), words.queue.nothingNext)
    await claimQuietly(ctx, id)
    return ctx.response.redirect().status(303).toPath(placeIn(view, id))
  }
}
