import type { HttpContext } from '@adonisjs/core/http'
import { byOf, done, warned } from '#controllers/panel/by'
import { readForm } from '#controllers/panel/read_form'
import ChangeRole from '#actions/users/change_role'
import { PermissionDeniedException } from '#exceptions/http'
import { words } from '#panel/words'
import { roleValidator } from '#validators/panel'

export default class UserRolesController {
  async update(ctx: HttpContext) {
    const { id } = ctx.params
    const { role, grant, why: reason } = await readForm(ctx, roleValidator)
    if (Number(id) === byOf(ctx).viewer.id) throw new PermissionDeniedException()
    const actor = `user:${byOf(ctx).viewer.id}`
    const change = { handle: String(id), role, grant: grant === 'give', actor, reason }
    const { outcome } = await new ChangeRole().handle(change)
    if (outcome === 'changed')
      return done(ctx, `/admin/users/${id}`, words.user.roleOutcomes.changed)
    return warned(ctx, `/admin/users/${id}`, words.user.roleOutcomes[outcome])
  }
}
