import router from '@adonisjs/core/services/router'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { enter, PANEL_ROLES, type PanelRole } from '#tests/helpers/panel'
import { Visitor } from '#tests/helpers/visitor'

/** The pages of links in mails, as the router has them. */
const pages = () =>
  Object.values(router.toJSON())
    .flat()
    .filter(({ pattern }) => pattern.startsWith('/account/'))
    .flatMap(({ pattern, methods }) => methods.map((method) => ({ method, path: pattern })))
    .filter(({ method }) => method !== 'HEAD')

async function visitorOf(role: PanelRole): Promise<Visitor> {
  return role === 'nobody' ? new Visitor() : (await enter(role)).visitor
}

test.group('A page of a link in a mail', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('has them all', ({ assert }) => {
    assert.isAtLeast(pages().length, 8)
  })

  test('is for whoever has the link, whoever is signed in: {$self}')
    .with([...PANEL_ROLES])
    .run(async ({ assert }, role) => {
      const visitor = await visitorOf(role)
      for (const { method, path } of pages()) {
        const of = `${path}?uid=1&token=x&code=x`
        const { status, headers, location } =
          method === 'GET'
            ? await visitor.get(of)
            : await visitor.submit(of, { token: 'x', uid: '1', new_password: 'Qv7-long-enough' })
        const what = `${method} ${path} as ${role}: ${status} ${location}`
        // A page that the form of a bad link leads back to, or that says so; never the door of the panel.
        assert.oneOf(status, [200, 303, 400, 401, 404], what)
        assert.notInclude(location ?? '', 'sign-in', what)
        assert.match(headers.get('cache-control') ?? '', /no-store/, what)
      }
    })

  test('takes no form without its token: {$self}')
    .with(['nobody', 'admin'] as PanelRole[])
    .run(async ({ assert }, role) => {
      const visitor = await visitorOf(role)
      for (const { method, path } of pages().filter((page) => page.method === 'POST')) {
        const { status } = await visitor.post(path, { token: 'x' })
        assert.equal(status, 403, `${method} ${path}`)
      }
    })
})
