import router from '@adonisjs/core/services/router'
import type { Method } from '#routing/entry'
import { addPanelPage, type PanelGuard } from '#routing/panel_table'
import type { ScopeName } from '#throttling/scopes'
import type { FileLimits } from '#surfaces/multipart_form'
import { middleware } from '#start/kernel'
import { rowId } from '#start/routes/matchers'

interface Rules {
  /** follows the path: `admin.products.update` */
  name: string
  guard?: PanelGuard
  throttle?: (ScopeName | 'caller')[]
  wantsProof?: boolean
  /** Whoever is suspended may send it, too: to sign out, to see to their own account. */
  whileSuspended?: boolean
  files?: FileLimits
  /** whether an open page asks it by itself */
  isGlance?: boolean
}

type Handler<Controller extends new (...args: never[]) => unknown> = Parameters<
  typeof router.get<Controller>
>[1]

/** Registers a page of the panel, or a form of one. Paths are below `/admin/`. */
const on =
  (method: Method) =>
  <C extends new (...args: never[]) => unknown>(
    path: string,
    handler: Handler<C>,
    rules: Rules
  ) => {
    const { name, guard = 'moderator', wantsProof = false } = rules
    const pattern = `/admin/${path}`.replace(/\/$/, '')
    addPanelPage({ name, method, pattern, guard, wantsProof })
    router
      .route(pattern, method === 'GET' ? ['GET', 'HEAD'] : [method], handler)
      .as(name)
      .where('id', rowId)
      .where('image_id', rowId)
      .where('session_id', rowId)
      .where('job', router.matchers.uuid())
      .where('batch', router.matchers.uuid())
      .use(checks(method, rules))
  }

export const page = on('GET')
export const form = on('POST')

type Stack = ReturnType<(typeof middleware)[keyof typeof middleware]>[]

/** As for other routes: who, whether they may, how often, and what they sent. */
function checks(method: Method, rules: Rules): Stack {
  const { guard = 'moderator', wantsProof, files, isGlance } = rules
  const { throttle = [guard === 'anyone' ? 'caller' : 'panel'] } = rules
  const early = throttle.filter((scope) => scope !== 'login')
  const late = throttle.filter((scope) => scope === 'login')
  return [
    ...[middleware.page(), middleware.session(), ...(isGlance ? [middleware.glance()] : [])],
    ...[middleware.noStore(), ...who(method, rules)],
    ...(early.length ? [middleware.throttle(early)] : []),
    ...[middleware.body(files), middleware.readable(), middleware.csrf()],
    ...(late.length ? [middleware.throttle(late)] : []),
    ...(wantsProof ? [middleware.proof()] : []),
  ]
}

/** Who is suspended may look. */
function who(method: Method, { guard = 'moderator', whileSuspended = false }: Rules): Stack {
  if (guard === 'anyone') return [middleware.optionalAuth('web')]
  return [
    ...[middleware.auth('web'), middleware.panel(), middleware.role(guard)],
    ...(method === 'POST' && !whileSuspended ? [middleware.gates({ refusesSuspended: true })] : []),
  ]
}
