/**
 * Reads `redis://user:password@host:6379/0`, or `rediss://` for TLS, as the client takes it.
 *
 * @returns nothing when it is neither
 */
export function parseRedisUrl(text: string) {
  const url = URL.parse(text)
  if (!url?.hostname || !/^rediss?:$/.test(url.protocol)) return undefined
  if (!/^\/?\d{0,5}$/.test(url.pathname)) return undefined
  return {
    // Node takes an IPv6 address without brackets.
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || 6379),
    db: Number(url.pathname.slice(1)),
    username: decoded(url.username),
    password: decoded(url.password),
    tls: url.protocol === 'rediss:' ? {} : undefined,
  }
}

/** A password that somebody forgot to escape is taken as it stands. */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text) || undefined
  } catch {
    return text
  }
}
