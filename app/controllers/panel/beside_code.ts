import type { HttpContext } from '@adonisjs/core/http'
import { sayRefusal } from '#surfaces/say'
import { CodeNotValidException, TwoFactorLockedException } from '#exceptions/two_factor'

/** Does what needs a code; a wrong one is told beside its field, on the page of the form. */
export async function besideCode(ctx: HttpContext, path: string, work: () => Promise<unknown>) {
  try {
    return await work()
  } catch (error) {
    const isOfCode =
      error instanceof CodeNotValidException || error instanceof TwoFactorLockedException
    if (!isOfCode) throw error
    ctx.session.flash({ inputErrorsBag: { code: [sayRefusal(error)] } })
    return ctx.response.redirect().status(303).toPath(path)
  }
}
