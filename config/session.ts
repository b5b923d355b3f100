import { configProvider } from '@adonisjs/core'
import app from '@adonisjs/core/services/app'
import { defineConfig, stores } from '@adonisjs/session'
import type { SessionStoreFactory } from '@adonisjs/session/types'
import { RedisSessions } from '#auth/redis_sessions'
import { pageSessions } from '#db/page_sessions'
import panelSession from '#rules/panel_session'
import env from '#start/env'
import { StartupError } from '#support/startup_error'
import { settingsRedis } from '#throttling/redis'

const store = env.get('SESSION_STORE', 'database')
if (store === 'redis' && !env.get('REDIS_URL'))
  throw new StartupError('SESSION_STORE=redis needs REDIS_URL, the address of that Redis')

/** Opened only where the settings want it. */
const redis = configProvider.create(async (): Promise<SessionStoreFactory> => {
  const opened = store === 'redis' ? await settingsRedis() : undefined
  return () => new RedisSessions(opened!.connection, panelSession.idleSeconds)
})

/** What browsers are told of it. */
export const cookie = {
  path: '/',
  httpOnly: true,
  secure: app.inProduction,
  sameSite: 'lax' as const,
}

/** Who signed in last in a browser, encrypted: what they wrote when their session ended is for nobody else. */
export const lastUser = {
  name: app.inProduction ? '__Host-vitrin_last_user' : 'vitrin_last_user',
  options: { ...cookie, maxAge: panelSession.absoluteSeconds },
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
  store,
  stores: {
    database: pageSessions(
      stores.database({ tableName: 'web_sessions' }),
      panelSession.idleSeconds
    ),
    redis,
  },
})
