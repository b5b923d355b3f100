import app from '@adonisjs/core/services/app'
import env from '#start/env'
import { trusts } from '#support/network'

const list = (value: string | undefined) =>
  (value ?? '')
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter(Boolean)

/** The hosts that are answered for, and the host that links are written with. */
export default {
  /** Host names as Django's ALLOWED_HOSTS: `*`, `api.vitrin.com`, `.vitrin.com`; empty: not restricted. */
  allowedHosts: list(env.get('ALLOWED_HOSTS')),
  /** In front of links when the request's Host is not an allowed one. */
  appUrl: env.get('APP_URL')?.replace(/\/$/, ''),
  /** Whether a peer may speak for a client in `X-Forwarded-*`. */
  trusts: trusts(env.get('TRUSTED_PROXIES', '')),
  /** To https, for requests that a trusted proxy received over http. */
  sslRedirect: env.get('SECURE_SSL_REDIRECT', app.inProduction),
  hstsSeconds: env.get('SECURE_HSTS_SECONDS', app.inProduction ? 31_536_000 : 0),
  /** Whether browsers ask hosts below ours over https as well. */
  hstsIncludesSubdomains: env.get('SECURE_HSTS_INCLUDE_SUBDOMAINS', true),
}
