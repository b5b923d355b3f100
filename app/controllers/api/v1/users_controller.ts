import type { HttpContext } from '@adonisjs/core/http'
import UserPolicy from '#policies/user_policy'
import { findAccount } from '#queries/users/find_account'
import { listUsers } from '#queries/users/list_users'
import { parseOrdering } from '#queries/users/orderings'
import { reachUser } from '#queries/users/reach_user'
import { userDetail } from '#queries/users/user_detail'
import { pageEnvelope } from '#shapes/page_envelope'
import { weakTag } from '#support/weak_tag'
import { pagingOf, queryOf } from '#validators/page'
import { userListValidator } from '#validators/user_list'

export default class UsersController {
  async index({ auth, mediaBase, origin, request }: HttpContext) {
    const { asked, search } = queryOf(request)
    const filters = await userListValidator.validate(asked)
    const query = { filters, ordering: parseOrdering(asked.ordering), viewer: auth.user }
    const { outline, results } = await listUsers(query, pagingOf(asked), mediaBase)
    return { ...pageEnvelope(outline, `${origin}/api/v1/users/`, search), results }
  }

  /** To himself and to staff the account, to others what is public. */
  async show({ bouncer, mediaBase, params, response }: HttpContext) {
    const user = await reachUser(params.key)
    await bouncer.with(UserPolicy).authorize('read', user)
    const all = await bouncer.with(UserPolicy).allows('readAll', user)
    const shown = await (all ? findAccount : userDetail)(user.id, mediaBase)
    response.header('ETag', weakTag(shown))
    return response.fresh() ? response.status(304).send(null) : shown
  }
}
