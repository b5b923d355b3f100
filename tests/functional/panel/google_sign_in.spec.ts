import { DateTime } from 'luxon'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { UserFactory } from '#database/factories/user_factory'
import OutstandingToken from '#models/outstanding_token'
import SecurityEvent from '#models/security_event'
import Session from '#models/session'
import User from '#models/user'
import { GooglePeer } from '#tests/helpers/google_peer'
import { GoogleVisitor } from '#tests/helpers/google_walk'

const EMAIL = 'ada@example.com'
const GOOGLE_ID = '100000000000000000001'
const PAGE = '/admin/sign-in/google/'
const ada = (state: object) => UserFactory.merge({ email: EMAIL, ...state })

/** To the page of the admin, which is not opened. */
async function toPage(visitor: GoogleVisitor, account = EMAIL): Promise<string> {
  const { pathname, search } = await visitor.signIn(account, '?to=admin')
  return pathname + search
}

test.group('GET /admin/sign-in/google', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('begins the session of somebody who is {$self}')
    .with(['moderator', 'staff', 'superuser'] as const)
    .run(async ({ assert, cleanup }, role) => {
      await GooglePeer.open({ cleanup })
      const user = await ada({ googleId: GOOGLE_ID }).apply(role).create()
      const visitor = new GoogleVisitor()
      const path = await toPage(visitor)
      assert.isTrue(path.startsWith(PAGE))
      const { status, location, headers } = await visitor.get(path)

      assert.deepEqual([status, location], [303, '/admin'])
      assert.equal(headers.get('cache-control'), 'private, no-store')
      assert.equal((await visitor.get('/admin/proof')).status, 200)
      const types = (await SecurityEvent.query().where('userId', user.id)).map(({ type }) => type)
      assert.deepEqual(types, ['signed_in'])
      const again = await new GoogleVisitor().get(path)
      assert.equal(again.status, 401)
    })

  test('connects a verified account on the way', async ({ assert, cleanup }) => {
    await GooglePeer.open({ cleanup })
    const user = await ada({ isVerified: true }).apply('staff').create()
    const visitor = new GoogleVisitor()
    assert.equal((await visitor.get(await toPage(visitor))).status, 303)
    assert.equal((await user.refresh()).googleId, GOOGLE_ID)
  })

  test('keeps out whoever is {0}')
    .with([
      ['no moderator', { googleId: GOOGLE_ID }, 401],
      ['banned', { googleId: GOOGLE_ID, isStaff: true, bannedAt: DateTime.utc() }, 401],
      ['disabled', { googleId: GOOGLE_ID, isStaff: true, isActive: false }, 401],
      ['not verified', { isStaff: true }, 401],
      ['of another Google account', { isStaff: true, isVerified: true, googleId: '7' }, 401],
      ['nobody we know', { email: 'other@example.com', isStaff: true }, 401],
    ] as [string, object, number][])
    .run(async ({ assert, cleanup }, [, state, status]) => {
      await GooglePeer.open({ cleanup })
      const user = await ada(state).create()
      const visitor = new GoogleVisitor()
      const answer = await visitor.get(await toPage(visitor))

      assert.equal(answer.status, status)
      assert.include(answer.headers.get('content-type')!, 'text/html')
      assert.equal((await visitor.get('/admin')).location, '/admin/sign-in')
      const { googleId, lastLogin } = await user.refresh()
      assert.deepEqual([googleId, lastLogin], [(state as User).googleId ?? null, null])
      assert.lengthOf(await User.all(), 1)
    })

  test('is led to from the door', async ({ assert }) => {
    const { text } = await new GoogleVisitor().get('/admin/sign-in')
    assert.include(text, 'href="/api/v1/auth/google/redirect/?to=admin"')
  })

  test('leaves no refresh token behind', async ({ assert, cleanup }) => {
    await GooglePeer.open({ cleanup })
    await ada({ googleId: GOOGLE_ID }).apply('staff').create()
    const visitor = new GoogleVisitor()
    await visitor.get(await toPage(visitor))
    assert.lengthOf(await OutstandingToken.all(), 0)
    assert.lengthOf(await Session.query().whereNull('endedAt'), 1)
  })

  test('takes the code of no other browser', async ({ assert, cleanup }) => {
    await GooglePeer.open({ cleanup })
    await ada({ googleId: GOOGLE_ID }).apply('staff').create()
    const visitor = new GoogleVisitor()
    const path = await toPage(visitor)

    assert.equal((await new GoogleVisitor().get(path)).status, 401)
    assert.equal((await visitor.get(path)).status, 303)
  })

  test('takes a code of the admin for no tokens', async ({ client, cleanup }) => {
    await GooglePeer.open({ cleanup })
    await ada({ googleId: GOOGLE_ID }).apply('staff').create()
    const code = new URLSearchParams((await toPage(new GoogleVisitor())).split('?')[1]).get('code')
    const response = await client.post('/api/v1/auth/google/').json({ code })
    response.assertStatus(401)
  })

  test('tells on a page why nobody came', async ({ assert, cleanup }) => {
    await GooglePeer.open({ cleanup })
    const visitor = new GoogleVisitor()
    const denied = await visitor.get(await toPage(visitor, 'deny'))
    assert.equal(denied.status, 403)
    assert.include(denied.text, 'Google was told not to sign you in here')
    for (const [query, status] of [
      ['', 400],
      ['?error=google_away', 503],
      ['?error=<script>', 400],
      ['?code=x', 401],
      [`?code=${'x'.repeat(101)}`, 400],
    ] as const) {
      const answer = await new GoogleVisitor().get(PAGE + query)
      assert.equal(answer.status, status, query)
      assert.notInclude(answer.text, '<script>')
    }
  })
})
