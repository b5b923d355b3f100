import router from '@adonisjs/core/services/router'
import { routeNamed } from '#routing/table'

export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD']

/** The methods that routes take at a path, for `Allow`; empty when no route knows the path. */
export function allowedMethods(path: string): string[] {
  const known = METHODS.filter((method) => router.match(path, method, false))
  return known.length ? [...known, 'OPTIONS'] : []
}

/** Whether a route at the path looks at bearer tokens. */
export const takesTokens = (path: string): boolean =>
  METHODS.some((method) => {
    const found = routeNamed(router.match(path, method, false)?.route.name)
    return found?.surface === 'api' && found.guard !== 'anyone'
  })
