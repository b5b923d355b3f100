import { defineConfig } from '@adonisjs/ally'
import type { InferSocialProviders } from '@adonisjs/ally/types'
import type { HttpContext } from '@adonisjs/core/http'
import google from '#config/google'
import { GoogleProofKeyDriver } from '#google/google_driver'

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
