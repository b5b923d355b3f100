import type { HttpContext } from '@adonisjs/core/http'
import { readBody } from '#controllers/read_body'
import { InvalidInputException } from '#exceptions/invalid_input_exception'
import { isBlacklisted } from '#queries/auth/is_blacklisted'
import { verifyToken } from '#credentials/token_verifier'
import { verifyValidator } from '#validators/auth'

/** Tells whether a token is good, of either kind. */
export default class TokenVerificationsController {
  /** A blacklisted token is invalid input here and not a 401, as simplejwt has it. */
  async store(ctx: HttpContext) {
    const { token } = await readBody(ctx, verifyValidator)
    const { jti } = await verifyToken(token)
    if (await isBlacklisted(jti))
      throw new InvalidInputException([{ path: [], code: 'token_blacklisted' }])
    return {}
  }
}
