import { defineConfig } from '@adonisjs/auth'
import { sessionGuard, sessionUserProvider } from '@adonisjs/auth/session'
import type { InferAuthenticators } from '@adonisjs/auth/types'
import { jwtGuard } from '#auth/jwt_guard'

const authConfig = defineConfig({
  default: 'api',
  guards: {
    /** `Authorization: Bearer …`, the API's only way in */
    api: jwtGuard(),
    /** the session cookie, for the admin's pages only */
    web: sessionGuard({
      useRememberMeTokens: false,
      provider: sessionUserProvider({ model: () => import('#models/user') }),
    }),
  },
})

export default authConfig

declare module '@adonisjs/auth/types' {
  export interface Authenticators extends InferAuthenticators<typeof authConfig> {}
}
