import type { HttpContext } from '@adonisjs/core/http'
import { showTable } from '#controllers/panel/tables/show_table'
import { userState, usersTable } from '#controllers/panel/tables/users_table'
import { reasons } from '#queries/moderation/reasons'
import { historyOf } from '#queries/panel/history'
import { deskUser, notesAbout } from '#queries/panel/users/desk_user'
import { groupsFor, recordOf, sanctionsOf, sessionsOf } from '#queries/panel/users/desk_user_rest'
import { rankOf } from '#queries/users/rank'
import { mayModerate, RANKS } from '#rules/roles'
import type { Viewer } from '#rules/viewer'

export default class UsersController {
  index(ctx: HttpContext) {
    return showTable(ctx, usersTable)
  }

  async show({ auth, params, view }: HttpContext) {
    const id = Number(params.id)
    const viewer = auth.getUserOrFail()
    const [user, history, sanctions, record] = await Promise.all([
      deskUser(id),
      historyOf('user', id),
      sanctionsOf(id),
      recordOf(id),
    ])
    const page = { user, history, sanctions, record, badge: userState(user.state) }
    return view.render('panel/user', { ...page, ...(await deedsFor(viewer, id)) })
  }
}

/** What a viewer may do about somebody, and what each deed needs to show. */
async function deedsFor(viewer: Viewer, id: number) {
  const mayAct = mayModerate(viewer, { id, rank: await rankOf(id) })
  const isLead = mayAct && viewer.rank >= RANKS.lead
  const [notes, known, sessions, groups] = await Promise.all([
    viewer.id === id ? null : notesAbout(id),
    mayAct ? reasons.get() : [],
    isLead ? sessionsOf(id) : null,
    mayAct && viewer.isAdmin ? groupsFor(id) : [],
  ])
  const usable = known.filter(({ applies_to: kinds }) => kinds.includes('user'))
  return { mayAct, isLead, notes, sessions, groups, reasons: usable }
}
