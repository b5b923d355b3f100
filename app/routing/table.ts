import type { Resource, Route } from '#routing/entry'

const resources: Resource[] = []
const byName = new Map<string, Route>()

/** Takes a route into the table. @throws Error when another one has its name */
export function addRoute(route: Route): void {
  if (byName.has(route.name)) throw new Error(`two routes are named ${route.name}`)
  byName.set(route.name, route)
}

export const addResource = (resource: Resource) => void resources.push(resource)

/** Every route that has an entry, in the order of `start/routes.ts`. */
export const allRoutes = (): Route[] => [...byName.values()]

export const allResources = (): readonly Resource[] => resources

/** The entry of a route; undefined for those that are registered without one. */
export const routeNamed = (name: string | undefined) => byName.get(name ?? '')

/** The path as links and the document write it: `/api/v1/products/{id}/`. */
export const pathOf = ({ pattern }: { pattern: string }) =>
  `${pattern
    .replace(/:(\w+)/g, '{$1}')
    .replace('*', '{name}')
    .replace(/\/$/, '')}/`
