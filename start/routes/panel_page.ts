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
  files?: FileLimits
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
      .use(checks(rules))
  }

export const page = on('GET')
export const form = on('POST')

/** As for other routes: who, whether they may, how often, and what they sent. */
function checks({ guard = 'moderator', throttle = ['caller'], wantsProof, files }: Rules) {
  const who =
    guard === 'anyone'
      ? [middleware.optionalAuth('web')]
      : [middleware.auth('web'), middleware.panel(), middleware.bouncer(), middleware.role(guard)]
  const early = throttle.filter((scope) => scope !== 'login')
  const late = throttle.filter((scope) => scope === 'login')
  return [
    ...[middleware.page(), middleware.session(), middleware.noStore(), ...who],
    ...(early.length ? [middleware.throttle(early)] : []),
    ...[middleware.body(files), middleware.csrf()],
    ...(late.length ? [middleware.throttle(late)] : []),
    ...(wantsProof ? [middleware.proof()] : []),
  ]
}
