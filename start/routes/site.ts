import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const { Assets, Docs, ErrorPages, Health, Home, Info, Links, Schema, Stats } = controllers.site

// Balancers and readers of the docs are not throttled.
router.get('api/v1/health', [Health, 'index']).as('health.index')
router.get('api/v1/health/live', [Health, 'live']).as('health.live')
router.get('api/v1/health/ready', [Health, 'ready']).as('health.ready')
router.get('api/schema', [Schema, 'show']).as('schema.show')
router.get('assets/:file', [Assets, 'show']).as('assets.show')

router
  .group(() => {
    router.get('/', [Home, 'index']).as('home.index')
    router.get('api/docs', [Docs, 'index']).as('docs.index')
    router.get('api/docs/errors/:code', [ErrorPages, 'show']).as('docs.errors.show')
  })
  .use(middleware.page())

router
  .group(() => {
    router.get('api/v1', [Links, 'index']).as('links.index')
    router.get('api/v1/info', [Info, 'show']).as('info.show')
    router.get('api/v1/stats', [Stats, 'show']).as('stats.show')
  })
  .use([middleware.optionalAuth(), middleware.throttle()])
