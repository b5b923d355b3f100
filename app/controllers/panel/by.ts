import type { HttpContext } from '@adonisjs/core/http'
import { callerOf } from '#controllers/caller_of'
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

/** From a page to another one, with a word on why nothing was done. */
export function warned({ response, session }: HttpContext, path: string, text: string) {
  session.flash('warning', text)
  return response.redirect().toPath(path)
}
