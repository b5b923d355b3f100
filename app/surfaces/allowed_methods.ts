import router from '@adonisjs/core/services/router'

export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD']

/** The methods that routes take at a path, for `Allow`; empty when no route knows the path. */
export function allowedMethods(path: string): string[] {
  const known = METHODS.filter((method) => router.match(path, method, false))
  return known.length ? [...known, 'OPTIONS'] : []
}
