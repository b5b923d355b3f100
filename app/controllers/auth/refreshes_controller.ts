import type { HttpContext } from '@adonisjs/core/http'
import { callerOf } from '#controllers/caller_of'
import { readBody } from '#controllers/read_body'
import SpendRefreshToken from '#actions/auth/spend_refresh_token'
import { refreshValidator } from '#validators/auth'

export default class RefreshesController {
  async store(ctx: HttpContext) {
    const { refresh } = await readBody(ctx, refreshValidator)
    return new SpendRefreshToken().handle({ token: refresh, caller: callerOf(ctx) })
  }
}
