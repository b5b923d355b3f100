import app from '@adonisjs/core/services/app'
import logger from '@adonisjs/core/services/logger'
import { trusts } from '#support/network'

/** Loopback, private and shared networks: where one's own proxies are. */
const isNear = trusts(
  '127.0.0.0/8,10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,169.254.0.0/16,100.64.0.0/10,::1,fc00::/7,fe80::/10'
)
const warned = { near: false, far: false }

/**
 * Warns once of what looks like a proxy that nobody trusts: all its visitors share one budget. From far
 * away it may also be somebody who invents the header, so that this is said in production only, and
 * does not use up the warning about a near one.
 *
 * @param peer - an address that is not trusted and sent `X-Forwarded-For` or `Forwarded`
 */
export function noticeUnnamedProxy(peer: string): void {
  const place = isNear(peer) ? 'near' : 'far'
  if (warned[place] || (place === 'far' && !app.inProduction)) return
  warned[place] = true
  logger.warn(
    `${peer} forwards for others and is not trusted, so that all of them count as one client: ` +
      `if it is your proxy, set TRUSTED_PROXIES=${peer} or its network`
  )
}
