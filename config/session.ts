import app from '@adonisjs/core/services/app'
import { defineConfig, stores } from '@adonisjs/session'

/** For the admin's pages only: the API takes bearer tokens and never reads this cookie. */
export default defineConfig({
  enabled: true,
  cookieName: 'vitrin_session',
  clearWithBrowser: false,
  age: '2h',
  cookie: { path: '/', httpOnly: true, secure: app.inProduction, sameSite: 'lax' },
  store: app.inTest ? 'memory' : 'cookie',
  stores: { cookie: stores.cookie() },
})
