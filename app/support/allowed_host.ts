/**
 * Whether a Host header names this server, by Django's ALLOWED_HOSTS rules.
 *
 * @param host - as sent, with or without a port
 * @param allowed - lower-case names; `*` is any, `.example.com` the domain and all below it
 */
export function isAllowedHost(host: string, allowed: string[]): boolean {
  const name = host.toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '')
  return allowed.some(
    (entry) =>
      entry === '*' ||
      entry === name ||
      (entry.startsWith('.') && (name === entry.slice(1) || name.endsWith(entry)))
  )
}

/** What a Host header may look like at all; anything else would end up in links. */
export const isPlausibleHost = (host: string) =>
  /^([a-z0-9._-]{1,253}|\[[0-9a-f:.]{2,45}\])(:\d{1,5})?$/i.test(host)

/** Balancers ask for the health of a process by its address, not by a name that it is known by. */
export const isHealthPath = (path: string) => /^\/api\/v1\/health(\/(live|ready))?\/?$/.test(path)
