import type { HttpContext } from '@adonisjs/core/http'
import { deskView } from '#controllers/panel/desk_view'
import { done } from '#controllers/panel/by'
import { readForm } from '#controllers/panel/read_form'
import SavePreferences from '#actions/panel/save_preferences'
import { words } from '#panel/words'
import { sessionList } from '#queries/sessions/session_list'
import { preferencesValidator } from '#validators/panel'

export default class AccountController {
  async show(ctx: HttpContext) {
    const query = { filters: {}, ordering: sessionList.orderings.fallback, viewer: ctx.auth.user }
    const { results: sessions } = await sessionList.head(query, 50, deskView(ctx))
    return ctx.view.render('panel/account', { sessions })
  }

  async update(ctx: HttpContext) {
    const wanted = await readForm(ctx, preferencesValidator)
    await new SavePreferences().handle({
      userId: ctx.auth.getUserOrFail().id,
      ...{ theme: wanted.theme, density: wanted.density ?? ctx.desk.density },
      timeZone: wanted.time_zone,
      hasShortcuts: wanted.shortcuts === 'on',
      wantsUrgentMails: wanted.urgent_mails !== 'off',
      wantsMorningMails: wanted.morning_mails !== 'off',
    })
    return done(ctx, '/admin/account', words.account.saved)
  }
}
