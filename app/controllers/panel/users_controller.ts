import type { HttpContext } from '@adonisjs/core/http'
import { showTable } from '#controllers/panel/tables/show_table'
import { userState, usersTable } from '#controllers/panel/tables/users_table'
import { historyOf } from '#queries/panel/history'
import { deskUser, notesAbout } from '#queries/panel/users/desk_user'

export default class UsersController {
  index(ctx: HttpContext) {
    return showTable(ctx, usersTable)
  }

  async show({ params, view }: HttpContext) {
    const id = Number(params.id)
    const [user, notes, history] = await Promise.all([
      deskUser(id),
      notesAbout(id),
      historyOf('user', id),
    ])
    return view.render('panel/user', { user, notes, history, badge: userState(user.state) })
  }
}
