import app from '@adonisjs/core/services/app'
import { defineConfig, stores } from '@adonisjs/session'
import { pageSessions } from '#db/page_sessions'
import panelSession from '#rules/panel_session'

/** What browsers are told of it. */
export const cookie = {
  path: '/',
  httpOnly: true,
  secure: app.inProduction,
  sameSite: 'lax' as const,
}

/** For pages only: the API takes bearer tokens and never reads this cookie. */
export default defineConfig({
  enabled: true,
  // Browsers take the prefix only with Secure, which plain http in development cannot have.
  cookieName: app.inProduction ? '__Host-vitrin_session' : 'vitrin_session',
  clearWithBrowser: false,
  // Since the last request; app/rules/panel_session.ts says when it ends however busy it is.
  age: panelSession.idleSeconds,
  cookie,
  store: 'database',
  stores: {
    database: pageSessions(
      stores.database({ tableName: 'web_sessions' }),
      panelSession.idleSeconds
    ),
  },
})
