import type { HttpContext } from '@adonisjs/core/http'
import { keepFlow, keepVerifier } from '#controllers/auth/google_flow'
import { showToPeople } from '#controllers/show_to_people'
import { challengeOf } from '#credentials/challenge'
import { newSecret } from '#credentials/mailed_secret'
import { ADMIN, pageFor } from '#google/pages'
import { assertBrowserFlow } from '#google/proof'
import { googleRedirectValidator } from '#validators/google'

/** Sends somebody to Google, from a link of a front end or of the admin. */
export default class GoogleRedirectsController {
  async show(ctx: HttpContext) {
    showToPeople(ctx)
    const { to, challenge = null } = await googleRedirectValidator.validate(ctx.request.qs())
    assertBrowserFlow()
    pageFor(to)
    const nonce = newSecret()
    const startedAt = Date.now()
    keepFlow(ctx, { nonce, to, challenge: to === ADMIN ? ownChallenge(ctx) : challenge, startedAt })
    await ctx.ally.use('google').redirect((request) => void request.param('nonce', nonce))
  }
}

function ownChallenge(ctx: HttpContext): string {
  const verifier = newSecret()
  keepVerifier(ctx, verifier)
  return challengeOf(verifier)
}
