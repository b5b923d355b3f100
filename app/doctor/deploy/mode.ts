import app from '@adonisjs/core/services/app'
import { cookie } from '#config/session'
import { error, type Finding } from '#doctor/finding'

/** Whether it runs as production does: without pages for developers, with cookies for https alone. */
export function checkMode(): Finding[] {
  if (!app.inProduction)
    return [error(`it runs in the mode ${app.nodeEnvironment}`, 'set NODE_ENV=production')]
  if (cookie.secure && cookie.httpOnly) return []
  return [error('the cookie of the panel goes over http, too', 'restore config/session.ts')]
}
