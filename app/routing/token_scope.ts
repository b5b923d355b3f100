import type { Entry, Route } from '#routing/entry'

/** Passwords, sessions, tokens and what is private: programs have no business there. */
const PRIVATE = /^\/api\/v1\/(auth|users\/me)(\/|$)/

/** What a personal access token needs on a route: what its entry says, else nothing takes one there, or by the method. */
export function scopeOf({
  scope,
  method,
  pattern,
}: Pick<Route, 'scope' | 'method' | 'pattern'>): NonNullable<Entry['scope']> {
  if (scope) return scope
  if (PRIVATE.test(pattern)) return 'none'
  return method === 'GET' ? 'read' : 'write'
}
