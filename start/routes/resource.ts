import router from '@adonisjs/core/services/router'
import { addResource, addRoute } from '#routing/table'
import { refusesSuspended, type Entry, type Guard } from '#routing/entry'
import type { Method, Surface } from '#routing/entry'
import type { Gates } from '#middleware/gates_middleware'
import { scopeOf } from '#routing/token_scope'
import { middleware } from '#start/kernel'
import { nameOrId, rowId } from '#start/routes/matchers'

type Checked = Pick<Entry, 'guard' | 'gate' | 'scope' | 'whileSuspended' | 'throttle' | 'body'>

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
      const route = { ...entry, surface, method, pattern, tag: name }
      addRoute({ ...route, scope: scopeOf(route) })
      router
        .route(pattern, method === 'GET' ? ['GET', 'HEAD'] : [method], handler)
        .as(entry.name)
        .where('id', rowId)
        .where('image_id', rowId)
        .where('key', nameOrId)
        .use(checks(surface, { ...entry, scope: scopeOf(route) }, method))
    }
  return {
    get: on('GET'),
    post: on('POST'),
    put: on('PUT'),
    patch: on('PATCH'),
    remove: on('DELETE'),
  }
}

/** Pages keep a session, unless they are the same for everybody and take no form. */
const keepsSession = (surface: Surface, { guard, body }: Checked) =>
  surface === 'page' && (guard !== 'anyone' || body !== undefined)

function surfaceOf(surface: Surface, entry: Checked): Stack {
  if (surface === 'api') return []
  if (!keepsSession(surface, entry)) return [middleware.page()]
  return [middleware.page(), middleware.session(), middleware.noStore()]
}

type WhoIs = 'api' | 'web'

const GUARDS: Record<Guard, (by: WhoIs) => Stack> = {
  anyone: () => [],
  viewer: (by) => [middleware.optionalAuth(by)],
  user: (by) => [middleware.auth(by)],
  owner: (by) => [middleware.auth(by)],
  moderator: (by) => [middleware.auth(by), middleware.role('moderator')],
  staff: (by) => [middleware.auth(by), middleware.role('staff')],
}

/** A page's token against forgery is a field of its form, so the body comes first. */
function input(surface: Surface, entry: Checked): Stack {
  if (keepsSession(surface, entry)) return [middleware.body(), middleware.csrf()]
  return entry.body ? [middleware.body(entry.body.files)] : []
}

/** Who sends a body without being signed in may be answered with tokens. */
const OPEN: Guard[] = ['anyone', 'viewer']

function gates(entry: Checked, method: Method): Stack {
  const { guard, gate } = entry
  const scope = guard === 'anyone' ? undefined : entry.scope
  const rules: Gates = { scope, refusesSuspended: refusesSuspended(method, entry), gate }
  return Object.values(rules).some(Boolean) ? [middleware.gates(rules)] : []
}

/**
 * What a request passes before its controller, in the order of the contract: authentication,
 * permission, throttle; the controller looks for the object and reads the body.
 */
export function checks(surface: Surface, entry: Checked, method: Method = 'GET'): Stack {
  const { guard, throttle = ['caller'], body } = entry
  // This budget is of the account that the body names.
  const late = throttle.filter((scope) => scope === 'login')
  const early = throttle.filter((scope) => scope !== 'login')
  return [
    ...surfaceOf(surface, entry),
    ...GUARDS[guard](surface === 'api' ? 'api' : 'web'),
    ...gates(entry, method),
    ...(early.length ? [middleware.throttle(early)] : []),
    ...(body && OPEN.includes(guard) ? [middleware.noStore()] : []),
    ...input(surface, entry),
    ...(late.length ? [middleware.throttle(late)] : []),
  ]
}
