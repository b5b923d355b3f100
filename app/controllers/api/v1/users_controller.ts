import type { HttpContext } from '@adonisjs/core/http'
import { answerDetail, answerList } from '#controllers/answers'
import UserPolicy from '#policies/user_policy'
import { findAccount } from '#queries/users/find_account'
import { reachUser } from '#queries/users/reach_user'
import { userDetail } from '#queries/users/user_detail'
import { userList } from '#queries/users/user_list'

export default class UsersController {
  async index(ctx: HttpContext) {
    return answerList(ctx, userList)
  }

  /** Owners and staff see the account, others what is public. */
  async show(ctx: HttpContext) {
    const { bouncer, params } = ctx
    const user = await reachUser(params.key)
    await bouncer.with(UserPolicy).authorize('read', user)
    const all = await bouncer.with(UserPolicy).allows('readAll', user)
    const shown = await (all ? findAccount : userDetail)(user.id, ctx)
    return answerDetail(ctx, shown)
  }
}
