import type { HttpContext } from '@adonisjs/core/http'
import { readBody } from '#controllers/read_body'
import RemoveSolePicture from '#actions/pictures/remove_sole_picture'
import ReplaceSolePicture from '#actions/pictures/replace_sole_picture'
import { findAccount } from '#queries/users/find_account'
import { AVATAR_FIELDS, onlyFile } from '#validators/files'
import { solePictureValidator } from '#validators/picture'

/** One's own avatar. */
export default class AvatarsController {
  async update(ctx: HttpContext) {
    const { id: userId } = ctx.auth.getUserOrFail()
    await readBody(ctx, solePictureValidator)
    const file = onlyFile(ctx.request, AVATAR_FIELDS)
    await new ReplaceSolePicture().handle({ owner: { userId }, file })
    return findAccount(userId, ctx)
  }

  async destroy({ auth, response }: HttpContext) {
    await new RemoveSolePicture().handle({ userId: auth.getUserOrFail().id })
    return response.noContent()
  }
}
