import type { HttpContext } from '@adonisjs/core/http'
import type { TwoFactorRequiredException } from '#exceptions/two_factor'

/** To the second step; the ticket waits in the session, so that no address shows it. */
export function askForCode(
  { response, session }: HttpContext,
  { params }: TwoFactorRequiredException
) {
  session.put('ticket', String(params.ticket))
  return response.redirect().status(303).toPath('/admin/sign-in/code')
}
