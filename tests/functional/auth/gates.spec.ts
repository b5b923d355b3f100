import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import accounts from '#config/accounts'
import IssueGoogleCode from '#actions/google/issue_google_code'
import { CategoryFactory } from '#database/factories/category_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import { ADA, fakeGoogle } from '#tests/helpers/fake_google'

/** Sets what an installation decides. @returns what sets it back */
function decide(decision: Partial<Pick<typeof accounts, 'signup' | 'postingNeeds'>>) {
  const before = { ...accounts }
  Object.assign(accounts, decision)
  return () => void Object.assign(accounts, before)
}

test.group('SIGNUP=closed', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => decide({ signup: 'closed' }))

  test('opens no account, whatever the body', async ({ client, db }) => {
    const good = {
      email: 'ada@example.com',
      first_name: '',
      last_name: '',
      password: 'Qv7-long-enough',
    }
    for (const body of [good, {}]) {
      const refused = await client.post('/api/v1/auth/register/').json(body)
      refused.assertStatus(403)
      refused.assertBodyContains({ code: 'signup_closed' })
    }
    await db.assertCount('users_user', 0)
  })

  test('opens none by Google, and lets in who has one', async ({ client, db }) => {
    const credential = await (await fakeGoogle()).idToken()
    const refused = await client.post('/api/v1/auth/google/').json({ credential })
    refused.assertStatus(403)
    refused.assertBodyContains({ code: 'signup_closed' })
    await db.assertCount('users_user', 0)

    const { id } = await UserFactory.merge({ googleId: ADA.sub }).create()
    const response = await client.post('/api/v1/auth/google/').json({ credential })
    response.assertStatus(200)
    response.assertBodyContains({ user: { id } })
  })

  test('opens none at the end of the way by browser', async ({ client, db }) => {
    const { sub: googleId, email } = ADA
    const identity = { googleId, email, firstName: '', lastName: '' }
    const code = await new IssueGoogleCode().handle({ identity, state: 'x', challenge: null })
    const refused = await client.post('/api/v1/auth/google/').json({ code })
    refused.assertStatus(403)
    await db.assertCount('users_user', 0)
  })
})

test.group('POSTING_NEEDS=verified', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => decide({ postingNeeds: 'verified' }))

  test('leaves products and comments to who verified their address', async ({ assert, client }) => {
    const user = await UserFactory.create()
    const { id: category } = await CategoryFactory.create()
    const { id: product } = await ProductFactory.merge({ userId: user.id })
      .with('category')
      .create()
    const posts = [
      () =>
        client
          .post('/api/v1/products/')
          .json({ name: 'x', description: 'x', price: '1', category_id: category }),
      () => client.post('/api/v1/comments/').json({ product, content: 'Fine.' }),
      () => client.post(`/api/v1/products/${product}/comments/`).json({ content: 'Fine.' }),
    ]
    for (const post of posts) {
      const refused = await post().loginAs(user)
      refused.assertStatus(403)
      refused.assertBodyContains({ code: 'email_not_verified' })
    }
    const liked = await client.put(`/api/v1/products/${product}/like/`).loginAs(user)
    liked.assertStatus(200)
    await user.merge({ isVerified: true }).save()
    for (const post of posts) assert.equal((await post().loginAs(user)).status(), 201)
  })
})

test.group('One’s own account', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('tells its roles, and by what one may sign in', async ({ client }) => {
    const me = async (user: { id: number }) => client.get('/api/v1/auth/me/').loginAs(user)
    const plain = await me(await UserFactory.create())
    plain.assertBodyContains({ roles: [], has_password: true, google_connected: false })
    const google = { password: '!unusable', googleId: '1' }
    const staff = await me(await UserFactory.merge(google).apply('staff').create())
    staff.assertBodyContains({ roles: ['lead'], has_password: false, google_connected: true })
    const moderator = await me(await UserFactory.apply('moderator').create())
    moderator.assertBodyContains({ roles: ['moderator'] })
  })
})
