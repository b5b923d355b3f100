import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { keepForm } from '#surfaces/keep_form'
import panelSession from '#rules/panel_session'

/** For deeds that want to know again who somebody is; what they wrote waits for them. */
export default class ProofMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    const { response, session } = ctx
    const proven = Number(session.get('proven', 0))
    if (proven > Date.now() - panelSession.proofSeconds * 1000) return next()
    await keepForm(ctx)
    return response.redirect().withIntendedUrl().status(303).toPath('/admin/proof')
  }
}
