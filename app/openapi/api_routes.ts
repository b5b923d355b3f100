import router from '@adonisjs/core/services/router'

/** One method of a route below /api. */
export interface ApiRoute {
  name: string
  /** as registered: `/api/v1/products/:id` */
  pattern: string
  /** as links and the document write it: `/api/v1/products/{id}/` */
  path: string
  /** in lower case */
  method: string
}

/** The routes below /api, one for each method; HEAD is GET without a body and goes without saying. */
export function apiRoutes(): ApiRoute[] {
  const routes = Object.values(router.toJSON()).flat()
  return routes
    .filter(({ pattern }) => /^\/api(\/|$)/.test(pattern))
    .flatMap(({ name = '', pattern, methods }) =>
      methods
        .filter((method) => method !== 'HEAD')
        .map((method) => ({ name, pattern, path: pathOf(pattern), method: method.toLowerCase() }))
    )
}

/** A pattern as the document writes paths. */
export const pathOf = (pattern: string) =>
  `${pattern.replace(/:(\w+)/g, '{$1}').replace(/\/$/, '')}/`
