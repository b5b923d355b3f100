import type { HttpContext } from '@adonisjs/core/http'
import { takeFlow } from '#controllers/auth/google_flow'
import { showToPeople } from '#controllers/show_to_people'
import IssueGoogleCode from '#actions/google/issue_google_code'
import { GoogleStateNotValidException } from '#exceptions/google'
import { identityAtCallback } from '#google/callback'
import { pageFor } from '#google/pages'
import { assertBrowserFlow } from '#google/proof'
import Handler from '#surfaces/handler'
import { toRefusal } from '#surfaces/translate'
import { googleCallbackValidator } from '#validators/google'

type Flow = ReturnType<typeof takeFlow>

/** Takes somebody back from Google, and sends them on with a code, or with the code of a refusal. */
export default class GoogleCallbacksController {
  async show(ctx: HttpContext) {
    showToPeople(ctx)
    const { state } = await googleCallbackValidator.validate(ctx.request.qs())
    assertBrowserFlow()
    const flow = takeFlow(ctx)
    const page = new URL(pageFor(flow?.to))
    const [name, value] = await this.#outcome(ctx, flow, state)
    page.searchParams.set(name, value)
    return ctx.response.redirect().status(303).toPath(page.href)
  }

  async #outcome(ctx: HttpContext, flow: Flow, state = ''): Promise<['code' | 'error', string]> {
    try {
      if (!flow) throw new GoogleStateNotValidException()
      const identity = await identityAtCallback(ctx.ally.use('google'), flow.nonce)
      const { challenge } = flow
      return ['code', await new IssueGoogleCode().handle({ identity, state, challenge })]
    } catch (error) {
      new Handler().report(error, ctx)
      return ['error', toRefusal(error).publicCode]
    }
  }
}
