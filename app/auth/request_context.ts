import '@adonisjs/auth/initialize_auth_middleware'
import auth from '@adonisjs/auth/services/main'
import { Bouncer } from '@adonisjs/bouncer'
import { HttpContext } from '@adonisjs/core/http'

declare module '@adonisjs/core/http' {
  interface HttpContext {
    /** asks policies about whoever is signed in */
    bouncer: Bouncer<NonNullable<HttpContext['auth']['user']>>
  }
}

/*
 * Gives requests `auth` and `bouncer`, which are made when they are first used. The framework's own middlewares cost
 * every request, and share both with Edge, which makes a renderer a request: more work than the rest of an answer
 * of the API.
 */
HttpContext.getter(
  'auth',
  function (this: HttpContext) {
    return auth.createAuthenticator(this)
  },
  true
)

HttpContext.getter(
  'bouncer',
  function (this: HttpContext) {
    return new Bouncer(() => this.auth.user ?? null).setContainerResolver(this.containerResolver)
  },
  true
)
