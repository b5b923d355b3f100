import type { HttpContext } from '@adonisjs/core/http'
import { byOf, done } from '#controllers/panel/by'
import { readForm } from '#controllers/panel/read_form'
import ChangeReason from '#actions/reasons/change_reason'
import CreateReason from '#actions/reasons/create_reason'
import SwitchReason from '#actions/reasons/switch_reason'
import { NotFoundException } from '#exceptions/http'
import { words } from '#panel/words'
import { reasonList } from '#queries/moderation/reason_list'
import { historyOf } from '#queries/panel/history'
import { onValidator } from '#validators/desk'
import { newReasonValidator, reasonValidator } from '#validators/moderation_reasons'

export default class ReasonsController {
  async index({ view }: HttpContext) {
    return view.render('panel/reasons', { reasons: await reasonList() })
  }

  async show({ params, view }: HttpContext) {
    const id = Number(params.id)
    const [all, history] = await Promise.all([reasonList(), historyOf('reason', id)])
    const reason = all.find((one) => one.id === id)
    if (!reason) throw new NotFoundException()
    return view.render('panel/reason', { reason, history })
  }

  async store(ctx: HttpContext) {
    const fields = await readForm(ctx, newReasonValidator)
    await new CreateReason().handle({ fields, by: byOf(ctx) })
    return done(ctx, '/admin/reasons', words.reasons.added)
  }

  async update(ctx: HttpContext) {
    const reasonId = Number(ctx.params.id)
    const fields = await readForm(ctx, reasonValidator)
    await new ChangeReason().handle({ reasonId, fields, by: byOf(ctx) })
    return done(ctx, `/admin/reasons/${reasonId}`, words.reasons.saved)
  }

  async switch(ctx: HttpContext) {
    const reasonId = Number(ctx.params.id)
    const { on } = await readForm(ctx, onValidator)
    await new SwitchReason().handle({ reasonId, on: on === 'yes', by: byOf(ctx) })
    return done(
      ctx,
      `/admin/reasons/${reasonId}`,
      words.reasons.switched[on === 'yes' ? 'on' : 'off']
    )
  }
}
