import type { HttpContext } from '@adonisjs/core/http'
import { answerDetail } from '#controllers/answers'
import { readBody } from '#controllers/read_body'
import UpdateMe from '#actions/users/update_me'
import { findAccount } from '#queries/users/find_account'
import { storedAccount } from '#queries/users/stored_account'
import { takenNames } from '#queries/users/taken_names'
import { editMeValidator, replaceMeValidator } from '#validators/me'

/** One's own account with its profile. */
export default class MeController {
  async show(ctx: HttpContext) {
    return answerDetail(ctx, await findAccount(ctx.auth.getUserOrFail().id, ctx))
  }

  /** PUT names everything that is required, PATCH what changes. */
  async update(ctx: HttpContext) {
    const { id: userId, isModerator } = ctx.auth.getUserOrFail()
    const fields = await readBody(ctx, [replaceMeValidator, editMeValidator], {
      stored: await storedAccount(userId),
      problems: ({ username }) => takenNames({ userId, username }),
    })
    await new UpdateMe().handle({ userId, isModerator, ...fields })
    return findAccount(userId, ctx)
  }
}
