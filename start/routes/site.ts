import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const { Assets, Health, Home } = controllers.site

// Balancers and readers of the docs are not throttled.
router.get('api/v1/health', [Health, 'index']).as('health.index')
router.get('api/v1/health/live', [Health, 'live']).as('health.live')
router.get('api/v1/health/ready', [Health, 'ready']).as('health.ready')
router.get('assets/:file', [Assets, 'show']).as('assets.show')

router
  .group(() => {
    router.get('/', [Home, 'index']).as('home.index')
  })
  .use(middleware.page())
