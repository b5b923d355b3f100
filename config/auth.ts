import { defineConfig } from '@adonisjs/auth'
import { sessionGuard } from '@adonisjs/auth/session'
import type { InferAuthenticators } from '@adonisjs/auth/types'
import { jwtGuard } from '#auth/jwt_guard'
import { ViewerProvider } from '#auth/viewer_provider'

const authConfig = defineConfig({
  default: 'api',
  guards: {
    /** `Authorization: Bearer …`, the API's only way in */
    api: jwtGuard(),
    /** the session cookie, for pages only */
    web: sessionGuard({ useRememberMeTokens: false, provider: new ViewerProvider() }),
  },
})

export default authConfig

declare module '@adonisjs/auth/types' {
  export interface Authenticators extends InferAuthenticators<typeof authConfig> {}
}
