import type { HttpContext } from '@adonisjs/core/http'
import { readBody } from '#controllers/read_body'
import { InvalidInputException } from '#exceptions/invalid_input_exception'
import { isRevoked } from '#queries/auth/is_revoked'
import { verifyToken } from '#credentials/token_verifier'
import { verifyValidator } from '#validators/auth'

/** Tells whether a token is good, of either kind. */
export default class TokenVerificationsController {
  /** A blacklisted token, or one of an ended session, is invalid input here and not a 401, as simplejwt has it. */
  async store(ctx: HttpContext) {
    const { token } = await readBody(ctx, verifyValidator)
    if (await isRevoked(await verifyToken(token)))
      throw new InvalidInputException([{ path: [], code: 'token_blacklisted' }])
    return {}
  }
}
