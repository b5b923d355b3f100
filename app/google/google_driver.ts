import { GoogleDriver } from '@adonisjs/ally/drivers/google'
import type { GoogleDriverConfig } from '@adonisjs/ally/types'
import type { HttpContext } from '@adonisjs/core/http'

/** Ally's driver with a proof key (RFC 7636): whoever gets hold of a code of Google's cannot use it. */
export class GoogleProofKeyDriver extends GoogleDriver {
  protected codeVerifierCookieName = 'google_oauth_verifier'

  constructor(ctx: HttpContext, config: GoogleDriverConfig) {
    super(ctx, config)
    // Ally has read its cookies before it knew the name of this one.
    this.loadState()
  }
}
