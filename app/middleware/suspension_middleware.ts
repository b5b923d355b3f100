import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { AccountSuspendedException } from '#exceptions/gates'

/** For routes that write: somebody who is suspended may only read. */
export default class SuspensionMiddleware {
  async handle({ auth }: HttpContext, next: NextFn) {
    const suspension = auth.user?.suspension
    if (suspension) throw new AccountSuspendedException(suspension)
    return next()
  }
}
