import type { HttpContext } from '@adonisjs/core/http'
import { byOf } from '#controllers/panel/by'
import ReadPersonalData from '#actions/panel/read_personal_data'
import { deskUser } from '#queries/panel/users/desk_user'

export default class PersonalDataController {
  async show(ctx: HttpContext) {
    const id = Number(ctx.params.id)
    const user = await deskUser(id)
    const personal = await new ReadPersonalData().handle(id, byOf(ctx))
    return ctx.view.render('panel/personal_data', { user, personal })
  }
}
