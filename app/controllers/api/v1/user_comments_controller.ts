import type { HttpContext } from '@adonisjs/core/http'
import UserPolicy from '#policies/user_policy'
import { listComments } from '#queries/comments/list_comments'
import { parseOrdering } from '#queries/comments/orderings'
import { reachUser } from '#queries/users/reach_user'
import { pageEnvelope } from '#shapes/page_envelope'
import { commentListValidator } from '#validators/comment_list'
import { pagingOf, queryOf } from '#validators/page'

/** The comment list of one user, with all its other filters, orderings and pages. */
export default class UserCommentsController {
  async index({ auth, bouncer, mediaBase, origin, params, request }: HttpContext) {
    const user = await reachUser(params.key)
    await bouncer.with(UserPolicy).authorize('read', user)
    const { asked, search } = queryOf(request)
    const viewer = auth.user
    const filters = { ...(await commentListValidator.validate(asked)), user: user.id }
    const query = { filters, ordering: parseOrdering(asked.ordering), viewer }
    const { outline, results } = await listComments(query, pagingOf(asked), { viewer, mediaBase })
    const url = `${origin}/api/v1/users/${encodeURIComponent(params.key)}/comments/`
    return { ...pageEnvelope(outline, url, search), results }
  }
}
