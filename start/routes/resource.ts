import router from '@adonisjs/core/services/router'
import { addResource, addRoute } from '#routing/table'
import type { Entry, Guard, Method } from '#routing/entry'
import { middleware } from '#start/kernel'
import { nameOrId, rowId } from '#start/routes/matchers'

/** For whom a group of routes is: how they are guarded, and what every answer of theirs has. */
type Surface = 'api' | 'page'

type Stack = ReturnType<(typeof middleware)[keyof typeof middleware]>[]

/** `[Controller, 'method']`, checked as the framework's router does. */
type Handler<Controller extends new (...args: never[]) => unknown> = Parameters<
  typeof router.get<Controller>
>[1]

/**
 * A resource of the API. What it returns registers routes, each by one entry, from which the router
 * and the OpenAPI document both read: nothing of a route is said anywhere else. Paths are below
 * `api/v1/`, unless they begin with a slash. The first route that matches a path answers it.
 */
export function resource(name: string, description: string, surface: Surface = 'api') {
  addResource({ name, description })
  const on =
    (method: Method) =>
    <C extends new (...args: never[]) => unknown>(
      path: string,
      handler: Handler<C>,
      entry: Entry
    ) => {
      const pattern = path.startsWith('/') ? path : `/api/v1/${path}`.replace(/\/$/, '')
      addRoute({ ...entry, method, pattern, tag: name })
      router
        .route(pattern, method === 'GET' ? ['GET', 'HEAD'] : [method], handler)
        .as(entry.name)
        .where('id', rowId)
        .where('key', nameOrId)
        .use([...SURFACES[surface](), ...checks(entry)])
    }
  return {
    get: on('GET'),
    post: on('POST'),
    put: on('PUT'),
    patch: on('PATCH'),
    remove: on('DELETE'),
  }
}

const SURFACES: Record<Surface, () => Stack> = {
  api: () => [],
  page: () => [middleware.page()],
}

const GUARDS: Record<Guard, () => Stack> = {
  anyone: () => [],
  viewer: () => [middleware.optionalAuth(), middleware.bouncer()],
  user: () => [middleware.auth(), middleware.bouncer()],
  owner: () => [middleware.auth(), middleware.bouncer()],
  moderator: () => [middleware.auth(), middleware.bouncer(), middleware.role('moderator')],
  staff: () => [middleware.auth(), middleware.bouncer(), middleware.role('staff')],
}

/**
 * What a request passes before its controller, in the order of the contract: authentication,
 * permission, throttle; the controller looks for the object and reads the body.
 */
function checks({ guard, throttle = ['caller'], body }: Entry): Stack {
  // This budget is of the account that the body names.
  const late = throttle.filter((scope) => scope === 'login')
  const early = throttle.filter((scope) => scope !== 'login')
  return [
    ...GUARDS[guard](),
    ...(early.length ? [middleware.throttle(early)] : []),
    ...(body && guard === 'anyone' ? [middleware.noStore()] : []),
    ...(body ? [middleware.body()] : []),
    ...(late.length ? [middleware.throttle(late)] : []),
  ]
}
