import type { HttpContext } from '@adonisjs/core/http'
import { DateTime } from 'luxon'
import { answerList } from '#controllers/answers'
import { callerOf } from '#controllers/caller_of'
import { readBody } from '#controllers/read_body'
import CreateToken from '#actions/tokens/create_token'
import RevokeToken from '#actions/tokens/revoke_token'
import { tokenList } from '#queries/tokens/token_list'
import { tokenRows } from '#queries/tokens/token_rows'
import { newTokenValidator } from '#validators/tokens'

/** Tokens for programs of one's own. */
export default class PersonalTokensController {
  async index(ctx: HttpContext) {
    return answerList(ctx, tokenList)
  }

  async store(ctx: HttpContext) {
    const { expires_at: expires, ...fields } = await readBody(ctx, newTokenValidator)
    const { id: userId } = ctx.auth.getUserOrFail()
    const expiresAt = expires ? DateTime.fromISO(expires, { zone: 'utc' }) : undefined
    const wanted = { userId, ...fields, expiresAt, caller: callerOf(ctx) }
    const { row, token } = await new CreateToken().handle(wanted)
    const [shown] = await tokenRows([row.id])
    return ctx.response.created({ token, ...shown })
  }

  async destroy(ctx: HttpContext) {
    const { id: userId } = ctx.auth.getUserOrFail()
    await new RevokeToken().handle({ userId, id: ctx.params.id, caller: callerOf(ctx) })
    ctx.response.noContent()
  }
}
