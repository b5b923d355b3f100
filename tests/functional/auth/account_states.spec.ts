import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import OpenSession from '#actions/auth/open_session'
import { atomically } from '#db/atomically'
import User from '#models/user'
import MailedToken from '#models/mailed_token'
import { findViewer } from '#queries/users/find_viewer'

const caller = { address: '203.0.113.7', agent: 'x' }

test.group('An account in a state', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  /** Somebody who was signed in before the state came. */
  async function signedIn(change: (user: User) => User) {
    const { id } = await UserFactory.with('profile').create()
    const { tokens } = await atomically(async (client) =>
      new OpenSession().handle((await User.hold(id, client))!, caller)
    )
    const user = await User.findOrFail(id)
    await change(user).save()
    return { user, tokens }
  }

  const makers = {
    inactive: (user: User) => user.merge({ isActive: false }),
    banned: (user: User) => user.merge({ bannedAt: user.dateJoined }),
  }
  for (const [state, make] of Object.entries(makers)) {
    test(`that is ${state} is nobody, by token and by password`, async ({ client, assert }) => {
      const { user, tokens } = await signedIn(make)
      const { email } = user

      const me = await client.get('/api/v1/auth/me/').bearerToken(tokens.access)
      const listed = await client.get('/api/v1/products/').bearerToken(tokens.access)
      const refresh = await client.post('/api/v1/auth/refresh/').json({ refresh: tokens.refresh })
      const login = await client.post('/api/v1/auth/login/').json({ email, password: PASSWORD })

      for (const answer of [me, listed]) {
        answer.assertStatus(401)
        assert.equal(answer.body().code, 'user_inactive')
      }
      for (const answer of [refresh, login]) {
        answer.assertStatus(401)
        assert.equal(answer.body().code, 'no_active_account')
      }
      assert.equal(await findViewer(user.id), 'inactive')
    })

    test(`that is ${state} is mailed no link`, async ({ client, assert }) => {
      const { user } = await signedIn(make)
      await client.post('/api/v1/auth/password/reset/').json({ email: user.email })
      assert.isEmpty(await MailedToken.query().where({ userId: user.id }))
    })

    test(`that is ${state} is not there for others`, async ({ client, assert }) => {
      const { user } = await signedIn(make)
      const staff = await UserFactory.apply('staff').create()
      for (const viewer of [await UserFactory.create(), staff]) {
        const detail = await client.get(`/api/v1/users/${user.username}/`).loginAs(viewer)
        detail.assertStatus(404)
        const list = await client
          .get('/api/v1/users/')
          .qs({ search: user.username })
          .loginAs(viewer)
        assert.equal(list.body().count, 0)
      }
    })
  }

  test('that waits to be erased neither refreshes nor acts', async ({ client }) => {
    const { user, tokens } = await signedIn((one) => one.merge({ eraseAt: one.dateJoined }))
    const me = await client.get('/api/v1/auth/me/').bearerToken(tokens.access)
    me.assertStatus(401)
    const refresh = await client.post('/api/v1/auth/refresh/').json({ refresh: tokens.refresh })
    refresh.assertStatus(401)
    const detail = await client.get(`/api/v1/users/${user.username}/`)
    detail.assertStatus(404)
  })

  test('that is suspended reads, says so, and signs in', async ({ client, assert }) => {
    const { id, email } = await UserFactory.with('profile').apply('suspended').create()
    const user = await User.findOrFail(id)

    const me = await client.get('/api/v1/auth/me/').loginAs(user)
    const login = await client.post('/api/v1/auth/login/').json({ email, password: PASSWORD })
    const until = user.suspendedUntil!.toUTC().toFormat("yyyy-MM-dd'T'HH:mm:ss.SSS'000Z'")

    me.assertStatus(200)
    login.assertStatus(200)
    assert.deepEqual(me.body().suspension, { until, reason: 'spam' })
    assert.deepEqual(login.body().user.suspension, { until, reason: 'spam' })
  })

  test('that was suspended writes again when the time is over', async ({ client, assert }) => {
    const { user } = await signedIn((one) =>
      one.merge({ suspendedUntil: one.dateJoined.minus({ days: 1 }), suspendedReason: 'spam' })
    )
    const answer = await client
      .patch('/api/v1/auth/me/')
      .json({ profile: { bio: 'Here again.' } })
      .loginAs(user)
    answer.assertStatus(200)
    assert.isNull(answer.body().suspension)
  })
})
