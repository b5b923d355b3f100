import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#controllers/answers'
import UserPolicy from '#policies/user_policy'
import { commentList } from '#queries/comments/comment_list'
import { reachUser } from '#queries/users/reach_user'

/** The comment list of one user, with all its other filters, orderings and pages. */
export default class UserCommentsController {
  async index(ctx: HttpContext) {
    const user = await reachUser(ctx.params.key)
    await ctx.bouncer.with(UserPolicy).authorize('read', user)
    return answerList(ctx, commentList, { user: user.id })
  }
}
