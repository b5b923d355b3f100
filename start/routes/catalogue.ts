import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { nameOrId } from '#start/routes/matchers'

const { Categories, CategoryProducts, CategoryStats, CategoryTrees, TagProducts, Tags } =
  controllers.api.v1

router
  .group(() => {
    router.get('categories', [Categories, 'index']).as('categories.index')
    router.get('categories/tree', [CategoryTrees, 'show']).as('categories.tree')
    router.get('categories/:key', [Categories, 'show']).as('categories.show')
    router.get('categories/:key/products', [CategoryProducts, 'index']).as('categories.products')
    router.get('categories/:key/stats', [CategoryStats, 'show']).as('categories.stats')
    router.get('tags', [Tags, 'index']).as('tags.index')
    router.get('tags/:key', [Tags, 'show']).as('tags.show')
    router.get('tags/:key/products', [TagProducts, 'index']).as('tags.products')
  })
  .prefix('api/v1')
  .where('key', nameOrId)
  .use([middleware.optionalAuth(), middleware.throttle()])

router
  .group(() => {
    router.post('categories', [Categories, 'store']).as('categories.store').use(middleware.body())
    router
      .put('categories/:key', [Categories, 'update'])
      .as('categories.replace')
      .use(middleware.body())
    router
      .patch('categories/:key', [Categories, 'update'])
      .as('categories.update')
      .use(middleware.body())
    router.delete('categories/:key', [Categories, 'destroy']).as('categories.destroy')
  })
  .prefix('api/v1')
  .where('key', nameOrId)
  .use([middleware.auth(), middleware.throttle(), middleware.bouncer()])
