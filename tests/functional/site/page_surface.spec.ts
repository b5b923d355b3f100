import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import pages from '#config/pages'
import { UserFactory } from '#database/factories/user_factory'
import { rawRequest } from '#tests/helpers/raw_request'
import { Visitor } from '#tests/helpers/visitor'

const SIGN_IN = '/tests/sign-in'

test.group('A page', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => {
    pages.signIn = SIGN_IN
    return () => void (pages.signIn = '/admin/sign-in')
  })

  async function signedIn(factory = UserFactory) {
    const user = await factory.create()
    const visitor = new Visitor()
    await visitor.submit(SIGN_IN, { id: String(user.id) })
    return { user, visitor }
  }

  test('sends who has to sign in to where that is done, and back', async ({ assert }) => {
    const { id } = await UserFactory.create()
    const visitor = new Visitor()

    const sent = await visitor.get('/tests/own?tab=2')
    const back = await visitor.submit(SIGN_IN, { id: String(id) })
    const own = await visitor.get('/tests/own?tab=2')

    assert.deepEqual([sent.status, sent.location], [303, SIGN_IN])
    assert.equal(back.location, '/tests/own?tab=2')
    assert.deepEqual([own.status, own.text], [200, `account ${id}`])
    assert.equal(own.headers.get('cache-control'), 'private, no-store')
  })

  test('tells in words that one has to sign in, where no page is made for that', async ({
    assert,
  }) => {
    pages.signIn = undefined
    const { status, text } = await new Visitor().get('/tests/own')
    assert.equal(status, 401)
    assert.include(text, '<h1>Sign in first</h1>')
  })

  test('knows the viewer anew on every request: {0}')
    .with(['closed', 'gone'] as const)
    .run(async ({ assert }, state) => {
      const { user, visitor } = await signedIn()
      assert.equal((await visitor.get('/tests/own')).status, 200)

      if (state === 'gone') await user.delete()
      else await user.merge({ isActive: false }).save()

      assert.equal((await visitor.get('/tests/own')).location, SIGN_IN)
    })

  test('gives a session the rights of its account', async ({ assert }) => {
    const { visitor: stranger } = await signedIn()
    const { visitor: staff } = await signedIn(UserFactory.apply('staff') as typeof UserFactory)
    const refused = await stranger.get('/tests/staff')

    assert.equal(refused.status, 403)
    assert.match(refused.headers.get('content-type')!, /^text\/html/)
    assert.include(refused.text, 'Your account may not do this.')
    assert.equal((await staff.get('/tests/staff')).text, 'for staff')
  })

  test('shows a refused form again, with its errors and what was written', async ({ assert }) => {
    const { visitor } = await signedIn()

    const refused = await visitor.submit('/tests/form', { name: '', slug: '<b>"x', password: 'pw' })
    const again = await visitor.get('/tests/form')
    const anew = await visitor.get('/tests/form')

    assert.equal(refused.status, 303)
    assert.match(refused.location!, /\/tests\/form$/)
    assert.include(again.text, '<p class="error">This field takes no empty text.</p>')
    assert.include(again.text, 'name="slug" value="&lt;b&gt;&quot;x"')
    assert.include(again.text, 'name="password" value=""')
    assert.notInclude(anew.text, 'class="error"')
  })

  test('says what is wrong with a form that is too long to be shown again', async ({ assert }) => {
    const { visitor } = await signedIn()
    const form = { name: 'x'.repeat(99_000), slug: 'x' }
    const { status, text } = await visitor.submit('/tests/form', form)
    assert.equal(status, 400)
    assert.include(text, '<code>name</code>')
  })

  test('takes a form that is right', async ({ assert }) => {
    const { visitor } = await signedIn()
    const { status, text } = await visitor.submit('/tests/form', { name: 'Bags', slug: 'bags' })
    assert.deepEqual([status, text], [200, 'saved Bags'])
  })

  test('takes no form of another site, and says so: token {0}')
    .with(['', 'x', 'absent'])
    .run(async ({ assert }, token) => {
      const { visitor } = await signedIn()
      const fields = { name: 'Bags', slug: 'bags', ...(token === 'absent' ? {} : { _csrf: token }) }
      const { status, text } = await visitor.post('/tests/form', fields)
      assert.equal(status, 403)
      assert.include(text, 'another site sent it')
    })

  test('tells nothing of a fault but its request id', async ({ assert }) => {
    const { status, text, headers } = await new Visitor().get('/tests/fault')
    assert.equal(status, 500)
    assert.include(text, headers.get('x-request-id')!)
    assert.notInclude(text, 'secret of ours')
    assert.include(headers.get('content-security-policy')!, "script-src 'self'")
  })

  test('that is not there is told on a page', async ({ assert }) => {
    const { status, text } = await new Visitor().get('/api/docs/errors/nonsense/')
    assert.equal(status, 404)
    assert.include(text, '<h1>Nothing here</h1>')
  })

  test('opens nothing of the API by its cookie, nor the other way round', async ({
    client,
    assert,
  }) => {
    const { user, visitor } = await signedIn()
    const own = await visitor.get('/api/v1/auth/me/')
    const page = await client.get('/tests/own').loginAs(user).redirects(0)
    const posted = await rawRequest('POST /api/v1/products/', {
      headers: ['Cookie: vitrin_session=x'],
    })

    assert.equal(own.status, 401)
    assert.isNull(own.headers.get('set-cookie'))
    page.assertStatus(303)
    assert.equal(posted.status, 401)
  })
})
