import { defineConfig } from '@adonisjs/ally'
import { GoogleDriver } from '@adonisjs/ally/drivers/google'
import type { GoogleDriverConfig, InferSocialProviders } from '@adonisjs/ally/types'
import type { HttpContext } from '@adonisjs/core/http'
import google from '#config/google'

/** Ally's driver with a proof key (RFC 7636): whoever gets hold of a code of Google's cannot use it. */
class GoogleProofKeyDriver extends GoogleDriver {
  protected codeVerifierCookieName = 'google_oauth_verifier'

  constructor(ctx: HttpContext, config: GoogleDriverConfig) {
    super(ctx, config)
    // Ally has read its cookies before it knew the name of this one.
    this.loadState()
  }
}

/** The way by browser: our redirect to Google, and back to our callback. */
const allyConfig = defineConfig({
  google: (ctx: HttpContext) =>
    new GoogleProofKeyDriver(ctx, {
      clientId: google.webClientId ?? '',
      clientSecret: google.clientSecret ?? '',
      callbackUrl: google.callbackUrl,
      authorizeUrl: google.authorizeUrl,
      accessTokenUrl: google.accessTokenUrl,
      scopes: ['openid', 'email', 'profile'],
      prompt: 'select_account',
    }),
})

export default allyConfig

declare module '@adonisjs/ally/types' {
  interface SocialProviders extends InferSocialProviders<typeof allyConfig> {}
}
