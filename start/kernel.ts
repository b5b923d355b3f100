import '#auth/request_context'
import router from '@adonisjs/core/services/router'
import server from '@adonisjs/core/services/server'

server.errorHandler(() => import('#surfaces/handler'))

server.use([
  () => import('#middleware/request_log_middleware'),
  () => import('#middleware/request_context_middleware'),
  () => import('#middleware/https_middleware'),
  () => import('@adonisjs/cors/cors_middleware'),
])

export const middleware = router.named({
  auth: () => import('#middleware/auth_middleware'),
  optionalAuth: () => import('#middleware/optional_auth_middleware'),
  role: () => import('#middleware/role_middleware'),
  gates: () => import('#middleware/gates_middleware'),
  throttle: () => import('#middleware/throttle_middleware'),
  noStore: () => import('#middleware/no_store_middleware'),
  body: () => import('#middleware/parse_body_middleware'),
  readable: () => import('#middleware/readable_body_middleware'),
  page: () => import('#middleware/page_middleware'),
  session: () => import('@adonisjs/session/session_middleware'),
  glance: () => import('#middleware/glance_middleware'),
  panel: () => import('#middleware/panel_middleware'),
  proof: () => import('#middleware/proof_middleware'),
  csrf: () => import('@adonisjs/shield/shield_middleware'),
})
