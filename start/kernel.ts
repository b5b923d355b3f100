import router from '@adonisjs/core/services/router'
import server from '@adonisjs/core/services/server'

server.errorHandler(() => import('#exceptions/handler'))
server.use([() => import('@adonisjs/cors/cors_middleware')])

export const middleware = router.named({})
