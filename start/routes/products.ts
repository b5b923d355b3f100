import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { rowId } from '#start/routes/matchers'

const { Products, ProductLikes, ProductRestorations } = controllers.api.v1

router
  .group(() => {
    router.get('products', [Products, 'index']).as('products.index')
    router.get('products/:id', [Products, 'show']).as('products.show')
  })
  .prefix('api/v1')
  .where('id', rowId)
  .use([middleware.optionalAuth(), middleware.throttle()])

router
  .group(() => {
    router.post('products', [Products, 'store']).as('products.store').use(middleware.body())
    router.put('products/:id', [Products, 'update']).as('products.replace').use(middleware.body())
    router.patch('products/:id', [Products, 'update']).as('products.update').use(middleware.body())
    router.delete('products/:id', [Products, 'destroy']).as('products.destroy')
    router.post('products/:id/restore', [ProductRestorations, 'store']).as('products.restore')
    router.post('products/:id/like', [ProductLikes, 'store']).as('products.like.store')
    router.put('products/:id/like', [ProductLikes, 'update']).as('products.like.update')
    router.delete('products/:id/like', [ProductLikes, 'destroy']).as('products.like.destroy')
    router.delete('products/:id/unlike', [ProductLikes, 'destroy']).as('products.unlike')
  })
  .prefix('api/v1')
  .where('id', rowId)
  .use([middleware.auth(), middleware.throttle(), middleware.bouncer()])
