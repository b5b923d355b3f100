import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { nameOrId } from '#start/routes/matchers'

const { Me } = controllers.auth
const { UserComments, UserProducts, Users } = controllers.api.v1

/** One's own account, as at `auth/me/`. */
router
  .group(() => {
    router.get('users/profile', [Me, 'show']).as('users.profile.show')
    router.put('users/profile', [Me, 'update']).as('users.profile.replace').use(middleware.body())
    router.patch('users/profile', [Me, 'update']).as('users.profile.update').use(middleware.body())
  })
  .prefix('api/v1')
  .use([middleware.auth(), middleware.throttle()])

router
  .group(() => {
    router.get('users', [Users, 'index']).as('users.index')
    router.get('users/:key', [Users, 'show']).as('users.show')
    router.get('users/:key/products', [UserProducts, 'index']).as('users.products')
    router.get('users/:key/comments', [UserComments, 'index']).as('users.comments')
  })
  .prefix('api/v1')
  .where('key', nameOrId)
  .use([middleware.optionalAuth(), middleware.throttle(), middleware.bouncer()])
