import app from '@adonisjs/core/services/app'
import security from '#config/security'
import { error, warn, type Finding } from '#doctor/finding'
import { isAllowedHost } from '#support/allowed_host'

/** Whether links can be written with a host that a stranger chose. */
export function checkHosts(): Finding[] {
  const { allowedHosts, appUrl } = security
  const host = appUrl ? new URL(appUrl).host : undefined
  if (!allowedHosts.length || allowedHosts.includes('*')) return everyHost(host)
  if (!host || isAllowedHost(host, allowedHosts)) return []
  const says = `APP_URL has the host ${host}, which is not answered for`
  return [error(says, `add ${host} to ALLOWED_HOSTS`)]
}

function everyHost(host = 'api.example.com'): Finding[] {
  if (!app.inProduction) return []
  const says = 'every Host is answered for, and links are written with it'
  return [warn(says, `set ALLOWED_HOSTS=${host}`)]
}
