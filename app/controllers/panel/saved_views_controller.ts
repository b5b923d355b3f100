import type { HttpContext } from '@adonisjs/core/http'
import { done } from '#controllers/panel/by'
import { readForm } from '#controllers/panel/read_form'
import { viewQuery } from '#controllers/panel/tables/view_query'
import ForgetView from '#actions/panel/forget_view'
import SaveView from '#actions/panel/save_view'
import { words } from '#panel/words'
import { viewValidator } from '#validators/panel'

/** Lists under names of one's own: filters and an order. */
export default class SavedViewsController {
  async store(ctx: HttpContext) {
    const { list, name, query } = await readForm(ctx, viewValidator)
    const wanted = viewQuery(new URLSearchParams(query))
    const userId = ctx.auth.getUserOrFail().id
    await new SaveView().handle({ userId, list, name, query: wanted })
    return done(ctx, `/admin/${list}?${wanted}`, words.views.saved)
  }

  async destroy(ctx: HttpContext) {
    const userId = ctx.auth.getUserOrFail().id
    const list = await new ForgetView().handle({ userId, id: Number(ctx.params.id) })
    return done(ctx, `/admin/${list}`, words.views.forgotten)
  }
}
