import router from '@adonisjs/core/services/router'
import server from '@adonisjs/core/services/server'

server.errorHandler(() => import('#exceptions/handler'))

server.use([
  () => import('#middleware/request_log_middleware'),
  () => import('#middleware/request_context_middleware'),
  () => import('#middleware/https_middleware'),
  () => import('@adonisjs/cors/cors_middleware'),
])

export const middleware = router.named({
  body: () => import('#middleware/parse_body_middleware'),
})
