import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const { Registrations, Logins, Refreshes, TokenVerifications, Logouts, Me } = controllers.auth

/** These take no access token and do not look at the header. */
router
  .group(() => {
    router
      .post('register', [Registrations, 'store'])
      .as('registrations.store')
      .use([middleware.throttle(), middleware.throttle(['register']), middleware.body()])
    // By address before the body is read, by account once it says which.
    router
      .post('login', [Logins, 'store'])
      .as('logins.store')
      .use([
        middleware.throttle(['login-address']),
        middleware.body(),
        middleware.throttle(['login']),
      ])
    router
      .group(() => {
        router.post('refresh', [Refreshes, 'store']).as('refreshes.store')
        router.post('verify', [TokenVerifications, 'store']).as('token_verifications.store')
        router.post('logout', [Logouts, 'store']).as('logouts.store')
      })
      .use([middleware.throttle(), middleware.body()])
  })
  .prefix('api/v1/auth')
  .as('auth')
  .use(middleware.noStore())

router
  .group(() => {
    router.get('me', [Me, 'show']).as('me.show')
    router.put('me', [Me, 'update']).as('me.replace').use(middleware.body())
    router.patch('me', [Me, 'update']).as('me.update').use(middleware.body())
  })
  .prefix('api/v1/auth')
  .as('auth')
  .use([middleware.auth(), middleware.throttle()])
