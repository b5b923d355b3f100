import type { HttpContext } from '@adonisjs/core/http'
import { callerOf } from '#controllers/caller_of'
import LeavePanel from '#actions/panel/leave_panel'

export default class SignOutsController {
  async store(ctx: HttpContext) {
    const { auth, response, session } = ctx
    await new LeavePanel().handle(auth.getUserOrFail(), callerOf(ctx))
    session.clear()
    session.regenerate()
    return response.redirect().status(303).toPath('/admin/sign-in')
  }
}
