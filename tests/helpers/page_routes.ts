import type { HttpContext } from '@adonisjs/core/http'

const FORM = `
<form method="POST">{{ csrfField() }}
<input name="name" value="{{ old('name', '') }}"><input name="slug" value="{{ old('slug', '') }}">
<input name="password" value="{{ old('password', '') }}">
@inputError('name')
<p class="error">{{ $messages.join(' ') }}</p>
@end
</form>`

/** Pages of the tests, guarded as pages of a panel are; before the server takes its routes. */
export async function addPageRoutes(): Promise<void> {
  const { default: router } = await import('@adonisjs/core/services/router')
  const { checks } = await import('#start/routes/resource')
  const { panelViewer } = await import('#queries/panel/panel_viewer')
  const { createCategoryValidator: validator } = await import('#validators/category')
  const { bodyFor } = await import('#validators/input')
  const page = (guard: 'viewer' | 'user' | 'staff') => checks('page', { guard, throttle: [] })

  router.get('/tests/sign-in', ({ view }) => view.renderRaw(FORM)).use(page('viewer'))
  router.post('/tests/sign-in', signIn).use(page('viewer'))
  router.get('/tests/form', ({ view }) => view.renderRaw(FORM)).use(page('user'))
  router.post('/tests/form', save).use(page('user'))
  router.get('/tests/own', ({ auth }) => `account ${auth.user!.id}`).use(page('user'))
  // Where the server answers it, it runs in development.
  router
    .get('/tests/mails', [() => import('#controllers/site/dev_mails_controller'), 'index'])
    .use(page('viewer'))
  router.get('/tests/staff', () => 'for staff').use(page('staff'))
  router
    .get('/tests/fault', () => Promise.reject(new Error('a secret of ours')))
    .use(page('viewer'))

  async function signIn({ auth, request, response }: HttpContext) {
    const viewer = await panelViewer(Number(request.input('id')), 0)
    if (viewer) await auth.use('web').login(viewer)
    return response.redirect().toIntended('/tests/own')
  }

  async function save({ request }: HttpContext) {
    const { name } = await validator.validate(bodyFor(request, validator))
    return `saved ${name}`
  }
}
