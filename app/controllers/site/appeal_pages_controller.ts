import type { HttpContext } from '@adonisjs/core/http'
import AppealByLink from '#actions/moderation/appeal_by_link'
import { appealFormValidator } from '#validators/appeal'
import { bodyFor } from '#validators/input'

/** The page of the link by which somebody objects to a decision, signed in or not. */
export default class AppealPagesController {
  show({ request, view }: HttpContext) {
    return view.render('pages/account/appeal', { token: request.input('token', '') })
  }

  async store(ctx: HttpContext) {
    const body = bodyFor(ctx.request, appealFormValidator)
    await new AppealByLink().handle(await appealFormValidator.validate(body))
    return ctx.view.render('pages/account/done', {
      title: 'Your objection is with the moderators',
      lead: 'Somebody else than who decided looks at it, and you get a mail when it was a mistake. You can close this page.',
    })
  }
}
