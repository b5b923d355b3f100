import type { HttpContext } from '@adonisjs/core/http'
import { takeReport } from '#controllers/take_report'
import { reachUser } from '#queries/users/reach_user'

/** A private profile shows a name all the same, which may be what is wrong with it. */
export default class UserReportsController {
  async store(ctx: HttpContext) {
    const { id } = await reachUser(ctx.params.key)
    return takeReport(ctx, { kind: 'user', id }, id)
  }
}
