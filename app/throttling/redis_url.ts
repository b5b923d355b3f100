/** How to reach a Redis, as its client takes it. */
export interface RedisAddress {
  host: string
  port: number
  username?: string
  password?: string
  db: number
  tls?: object
}

/**
 * Reads `redis://user:password@host:6379/0`, or `rediss://` for TLS.
 *
 * @returns nothing when it is neither
 */
export function parseRedisUrl(text: string): RedisAddress | undefined {
  const url = URL.parse(text)
  if (!url || !['redis:', 'rediss:'].includes(url.protocol)) return undefined
  const db = /^\/?(\d{0,5})$/.exec(url.pathname)?.[1]
  if (!url.hostname || db === undefined) return undefined
  return {
    // Node takes an IPv6 address without brackets.
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || 6379),
    db: Number(db),
    ...credentials(url),
    ...(url.protocol === 'rediss:' ? { tls: {} } : {}),
  }
}

const credentials = ({ username, password }: URL) => ({
  ...(username ? { username: decoded(username) } : {}),
  ...(password ? { password: decoded(password) } : {}),
})

/** A password that somebody forgot to escape is taken as it stands. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
