import type { HttpContext } from '@adonisjs/core/http'
import { callerOf } from '#controllers/caller_of'
import { flashWritten } from '#surfaces/keep_form'
import type { By } from '#rules/audit'

/** Who does it, for the audit log. */
export const byOf = (ctx: HttpContext): By => ({
  viewer: ctx.auth.getUserOrFail(),
  caller: callerOf(ctx),
})

/** Back to the page of the form, with a word on what was done. */
export function done({ response, session }: HttpContext, path: string, text: string) {
  session.flash('done', text)
  return response.redirect().status(303).toPath(path)
}

/** To a page with a word on why nothing was done; what a form brought is in its fields again. */
export function warned(ctx: HttpContext, path: string, text: string) {
  const { request, response, session } = ctx
  const isForm = request.method() === 'POST'
  if (isForm) flashWritten(ctx)
  session.flash('warning', text)
  return response
    .redirect()
    .status(isForm ? 303 : 302)
    .toPath(path)
}
