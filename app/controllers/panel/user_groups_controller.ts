import type { HttpContext } from '@adonisjs/core/http'
import { byOf, done } from '#controllers/panel/by'
import { readForm } from '#controllers/panel/read_form'
import SetGroups from '#actions/panel/set_groups'
import { words } from '#panel/words'
import { groupsValidator } from '#validators/panel'

export default class UserGroupsController {
  async update(ctx: HttpContext) {
    const userId = Number(ctx.params.id)
    const { groups = [] } = await readForm(ctx, groupsValidator)
    await new SetGroups().handle({ userId, groups, by: byOf(ctx) })
    return done(ctx, `/admin/users/${userId}`, words.user.groupsSaved)
  }
}
