import app from '@adonisjs/core/services/app'
import security from '#config/security'
import { error, warn, type Finding } from '#doctor/finding'
import env from '#start/env'

/** Addresses of strangers, which are in no network of one's own. */
const STRANGERS = ['8.8.8.8', '203.0.113.9', '2001:4860:4860::8888']

/** Whether whoever asks can be told, and by nobody but one's own proxy. */
export function checkProxy(): Finding[] {
  const { trusts, sslRedirect } = security
  if (STRANGERS.some((address) => trusts(address)))
    return [
      error(
        'TRUSTED_PROXIES trusts everybody: each caller may say who it is',
        'set TRUSTED_PROXIES to the address or network of your proxy'
      ),
    ]
  if (app.inProduction && sslRedirect && !env.get('TRUSTED_PROXIES'))
    return [
      warn(
        'no proxy is trusted: behind one, all callers count as one and https is not seen',
        'set TRUSTED_PROXIES to the address of your proxy, such as 127.0.0.1, or SECURE_SSL_REDIRECT=false without one'
      ),
    ]
  return []
}
