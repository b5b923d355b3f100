import type { HttpContext } from '@adonisjs/core/http'
import { callerOf } from '#controllers/caller_of'
import { readBody } from '#controllers/read_body'
import KeepAccount from '#actions/privacy/keep_account'
import { keepAccountValidator } from '#validators/privacy'

/** Accounts that were to be erased and stay. */
export default class KeptAccountsController {
  async store(ctx: HttpContext) {
    const { ticket } = await readBody(ctx, keepAccountValidator)
    await new KeepAccount().handle({ ticket, caller: callerOf(ctx) })
    return { message: 'The account stays; sign in as before' }
  }
}
