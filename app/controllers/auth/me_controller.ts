import type { HttpContext } from '@adonisjs/core/http'
import { answerDetail } from '#controllers/answers'
import UpdateMe from '#actions/users/update_me'
import { findAccount } from '#queries/users/find_account'
import { findUsername } from '#queries/users/find_username'
import { editMeValidator, replaceMeValidator } from '#validators/me'
import { validateBody } from '#validators/input'

/** One's own account with its profile. */
export default class MeController {
  async show(ctx: HttpContext) {
    return answerDetail(ctx, await findAccount(ctx.auth.getUserOrFail().id, ctx.mediaBase))
  }

  /** PUT names everything that is required, PATCH what changes. */
  async update({ auth, request, mediaBase }: HttpContext) {
    const validator = request.method() === 'PUT' ? replaceMeValidator : editMeValidator
    const { id } = auth.getUserOrFail()
    const meta = { kept: { username: await findUsername(id) } }
    const fields = await validateBody(request, validator, { meta })
    await new UpdateMe().handle({ userId: id, ...fields })
    return findAccount(id, mediaBase)
  }
}
