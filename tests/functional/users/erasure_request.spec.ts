import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { ProductFactory } from '#database/factories/product_factory'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import Mail from '#models/mail'
import SecurityEvent from '#models/security_event'
import Ticket from '#models/ticket'
import User from '#models/user'
import { unusablePassword } from '#credentials/passwords'
import { signToken } from '#credentials/token_signer'
import { ADA, fakeGoogle } from '#tests/helpers/fake_google'

test.group('DELETE users/me/', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  /** Somebody signed in by password, with a product. */
  async function someone(client: ApiClient, change: Partial<User> = {}) {
    const user = await UserFactory.with('profile').merge(change).create()
    const product = await ProductFactory.merge({ userId: user.id }).with('category').create()
    const { email } = user
    const login = await client.post('/api/v1/auth/login/').json({ email, password: PASSWORD })
    return { user, product, email, tokens: login.body().tokens }
  }

  const ask = (
    client: ApiClient,
    { access }: { access: string },
    body: object = { password: PASSWORD }
  ) => client.delete('/api/v1/users/me/').bearerToken(access).json(body)
  const signIn = (client: ApiClient, email: string) =>
    client.post('/api/v1/auth/login/').json({ email, password: PASSWORD })

  test('closes the account, hides what it made and says until when', async ({ client, assert }) => {
    const { user, product, email, tokens } = await someone(client)

    const answer = await ask(client, tokens)

    answer.assertStatus(200)
    const eraseAt = DateTime.fromISO(answer.body().erase_at)
    assert.approximately(eraseAt.diffNow('days').days, 14, 0.01)
    assert.isFalse((await product.refresh()).isListed)
    const me = await client.get('/api/v1/auth/me/').bearerToken(tokens.access)
    me.assertStatus(401)
    const refresh = await client.post('/api/v1/auth/refresh/').json({ refresh: tokens.refresh })
    refresh.assertStatus(401)
    assert.lengthOf(await Mail.query().where({ kind: 'erasure_requested', address: email }), 1)
    const events = await SecurityEvent.query().where({ userId: user.id, type: 'erasure_requested' })
    assert.lengthOf(events, 1)
  })

  test('leaves only a ticket to right credentials, which brings all of it back', async ({
    client,
    assert,
  }) => {
    const { product, email, tokens } = await someone(client)
    const { erase_at: eraseAt } = (await ask(client, tokens)).body()

    const login = await signIn(client, email)
    const wrong = await client.post('/api/v1/auth/login/').json({ email, password: 'wrong' })
    login.assertStatus(403)
    wrong.assertStatus(401)
    const { code, ticket, erase_at: told } = login.body()
    assert.deepEqual([code, told], ['erasure_pending', eraseAt])

    const kept = await client.post('/api/v1/users/me/keep/').json({ ticket })
    kept.assertStatus(200)
    assert.isTrue((await product.refresh()).isListed)
    assert.lengthOf(await Mail.query().where({ kind: 'account_kept', address: email }), 1)
    const again = await client.post('/api/v1/users/me/keep/').json({ ticket })
    again.assertStatus(401)
    const back = await signIn(client, email)
    back.assertStatus(200)
  })

  test('tells in problem details, too', async ({ client, assert }) => {
    const { email, tokens } = await someone(client)
    await ask(client, tokens)
    const login = await signIn(client, email).header('Accept', 'application/problem+json')
    assert.containSubset(login.body(), { code: 'erasure_pending', status: 403 })
    assert.isString(login.body().ticket)
    assert.isString(login.body().erase_at)
  })

  test('is refused without the password, and nothing changes', async ({ client, assert }) => {
    const { user, product, tokens } = await someone(client)
    for (const body of [{}, { password: '' }, { password: 'wrong' }, { password: null }]) {
      const answer = await ask(client, tokens, body)
      answer.assertStatus(400)
      assert.property(answer.body(), 'password')
    }
    assert.isNull((await user.refresh()).eraseAt)
    assert.isTrue((await product.refresh()).isListed)
  })

  test('takes a sign-in by Google of the last five minutes in place of a password', async ({
    client,
    assert,
  }) => {
    const google = { googleId: ADA.sub, email: ADA.email, isVerified: true }
    const user = await UserFactory.with('profile')
      .merge({ ...google, password: unusablePassword() })
      .create()
    const credential = await (await fakeGoogle()).idToken()
    const signInByGoogle = () => client.post('/api/v1/auth/google/').json({ credential })
    const { access } = (await signInByGoogle()).body().tokens

    await db.rawQuery(`update users_session set created_at = created_at - interval '6 minutes'`)
    const late = await client.delete('/api/v1/users/me/').bearerToken(access).json({})
    late.assertStatus(403)
    assert.equal(late.body().code, 'recent_sign_in_required')

    const { access: fresh } = (await signInByGoogle()).body().tokens
    const closed = await client.delete('/api/v1/users/me/').bearerToken(fresh)
    closed.assertStatus(200)

    const pending = await signInByGoogle()
    pending.assertStatus(403)
    const { ticket } = pending.body()
    const kept = await client.post('/api/v1/users/me/keep/').json({ ticket })
    kept.assertStatus(200)
    assert.isNull((await user.refresh()).eraseAt)
  })

  test('takes no session that a password began, not even beside one of Google', async ({
    client,
  }) => {
    const google = { googleId: ADA.sub, email: ADA.email, isVerified: true }
    const { tokens } = await someone(client, google)
    const credential = await (await fakeGoogle()).idToken()
    const byGoogle = await client.post('/api/v1/auth/google/').json({ credential })
    byGoogle.assertStatus(200)
    const answer = await ask(client, tokens, {})
    answer.assertStatus(400)
  })

  test('takes no session that a token of Django began beside a sign-in by Google', async ({
    client,
  }) => {
    const google = { googleId: ADA.sub, email: ADA.email, isVerified: true }
    const { user } = await someone(client, google)
    const credential = await (await fakeGoogle()).idToken()
    await client.post('/api/v1/auth/google/').json({ credential })
    const { token } = await signToken('refresh', user.id)
    const exchanged = await client.post('/api/v1/auth/refresh/').json({ refresh: token })
    const answer = await ask(client, exchanged.body(), {})
    answer.assertStatus(400)
  })

  test('is 409 for the only admin', async ({ client, assert }) => {
    const { user, tokens } = await someone(client, { isStaff: true, isSuperuser: true })
    const refused = await ask(client, tokens)
    refused.assertStatus(409)
    assert.equal(refused.body().code, 'last_admin')
    assert.isNull((await user.refresh()).eraseAt)

    await UserFactory.apply('superuser').create()
    const answer = await ask(client, tokens)
    answer.assertStatus(200)
  })

  for (const [who, change] of Object.entries({
    banned: { bannedAt: DateTime.utc() },
    disabled: { isActive: false },
  }))
    test(`is not undone for whoever was ${who} meanwhile`, async ({ client, assert }) => {
      const { user, product, email, tokens } = await someone(client)
      await ask(client, tokens)
      const { ticket } = (await signIn(client, email)).body()
      await User.query().where({ id: user.id }).update(change)

      const kept = await client.post('/api/v1/users/me/keep/').json({ ticket })
      kept.assertStatus(401)
      assert.equal(kept.body().code, 'no_active_account')
      assert.isFalse((await product.refresh()).isListed)
      assert.isNotNull((await user.refresh()).eraseAt)
      const login = await signIn(client, email)
      login.assertStatus(401)
    })

  test('lets the owner choose a new password meanwhile, and keep the account', async ({
    client,
    assert,
  }) => {
    const { user, email, tokens } = await someone(client)
    await ask(client, tokens)
    await client.post('/api/v1/auth/password/reset/').json({ email })
    assert.lengthOf(await Mail.query().where({ kind: 'reset_password', address: user.email }), 1)
  })

  test('has tickets that run out', async ({ client }) => {
    const { email, tokens } = await someone(client)
    await ask(client, tokens)
    const { ticket } = (await signIn(client, email)).body()
    await Ticket.query().update({ expires_at: DateTime.utc().minus({ seconds: 1 }).toISO() })
    const kept = await client.post('/api/v1/users/me/keep/').json({ ticket })
    kept.assertStatus(401)
  })
})
