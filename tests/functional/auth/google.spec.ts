import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import google from '#config/google'
import { UserFactory } from '#database/factories/user_factory'
import SecurityEvent from '#models/security_event'
import User from '#models/user'
import { ADA, fakeGoogle } from '#tests/helpers/fake_google'

const PATH = '/api/v1/auth/google/'
const DISABLED = { isActive: false, isVerified: true }

const typesOf = async (userId: number) =>
  (await SecurityEvent.query().where({ userId }).orderBy('id')).map(({ type }) => type)

test.group('POST /api/v1/auth/google/', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const signIn = async (client: ApiClient, claims: object = {}) => {
    const fake = await fakeGoogle()
    return client.post(PATH).json({ credential: await fake.idToken(claims) })
  }

  test('opens a verified account without a password for who has none', async ({
    assert,
    client,
  }) => {
    const response = await signIn(client, { email: 'Ada@Example.COM' })

    response.assertStatus(200)
    response.assertHeader('cache-control', 'private, no-store')
    const user = await User.findByOrFail('googleId', ADA.sub)
    assert.containSubset(response.body(), {
      message: 'Logged in successfully',
      user: { id: user.id, email: 'Ada@example.com', username: 'ada', is_verified: true },
    })
    assert.containSubset(response.body().user, { first_name: 'Ada', last_name: 'Lovelace' })
    assert.isNotNull(response.body().user.last_login)
    assert.match(user.password, /^!.{40}$/)
    assert.deepEqual(await typesOf(user.id), ['registered', 'signed_in'])
    const me = await client.get('/api/v1/auth/me/').bearerToken(response.body().tokens.access)
    me.assertStatus(200)
  })

  test('signs in by the Google account, whatever its address is by now', async ({
    assert,
    client,
  }) => {
    const user = await UserFactory.merge({ googleId: ADA.sub }).create()
    const response = await signIn(client, { email: 'new@example.com' })

    response.assertStatus(200)
    response.assertBodyContains({ user: { id: user.id, email: user.email, is_verified: false } })
    assert.deepEqual(await typesOf(user.id), ['signed_in'])
  })

  test('verifies the address that Google has verified as well', async ({ client }) => {
    await UserFactory.merge({ googleId: ADA.sub, email: 'ADA@example.com' }).create()
    const response = await signIn(client)
    response.assertBodyContains({ user: { email: 'ADA@example.com', is_verified: true } })
  })

  test('connects the account of an address that both have verified', async ({ assert, client }) => {
    const user = await UserFactory.merge({ email: 'Ada@example.com', isVerified: true }).create()
    const response = await signIn(client)

    response.assertStatus(200)
    response.assertBodyContains({ user: { id: user.id } })
    assert.equal((await user.refresh()).googleId, ADA.sub)
    assert.deepEqual(await typesOf(user.id), ['google_connected', 'signed_in'])
  })

  test('takes over no account that is not verified', async ({ assert, client }) => {
    const user = await UserFactory.merge({ email: ADA.email }).create()
    const response = await signIn(client)

    response.assertStatus(409)
    response.assertBodyContains({ code: 'google_link_required' })
    assert.lengthOf(response.body().ticket, 43)
    assert.isNull((await user.refresh()).googleId)
    assert.deepEqual(await typesOf(user.id), ['sign_in_refused'])
  })

  test('puts no other Google account in the place of one', async ({ assert, client }) => {
    const named = { email: ADA.email, isVerified: true, googleId: '7' }
    const user = await UserFactory.merge(named).create()
    const response = await signIn(client)

    response.assertStatus(409)
    response.assertBodyContains({ code: 'google_already_connected' })
    assert.equal((await user.refresh()).googleId, '7')
  })

  test('keeps a disabled account out, by {$self}')
    .with(['googleId', 'email'])
    .run(async ({ assert, client }, key) => {
      const found = key === 'email' ? { email: ADA.email } : { googleId: ADA.sub }
      const user = await UserFactory.merge({ ...found, ...DISABLED }).create()
      const response = await signIn(client)

      response.assertStatus(401)
      response.assertBodyContains({ code: 'no_active_account' })
      assert.deepEqual(await typesOf(user.id), ['sign_in_refused'])
    })

  test('names nobody by an address that two have in other letters of case', async ({ client }) => {
    for (const email of ['Ada@example.com', 'ADA@example.com'])
      await UserFactory.merge({ email, isVerified: true }).create()
    const response = await signIn(client)
    response.assertStatus(401)
    response.assertBodyContains({ code: 'no_active_account' })
  })

  test('takes tokens of our other clients, and as a form', async ({ client }) => {
    const fake = await fakeGoogle()
    for (const aud of google.clientIds) {
      const credential = await fake.idToken({ aud, azp: undefined })
      const response = await client.post(PATH).form({ credential })
      response.assertStatus(200)
    }
  })

  test('signs in by an access token, with the names that Google tells', async ({
    assert,
    client,
  }) => {
    const fake = await fakeGoogle()
    const token = fake.accessToken({ email_verified: 'true' })
    const response = await client.post(PATH).json({ access_token: token })

    response.assertStatus(200)
    response.assertBodyContains({ user: { first_name: 'Ada', last_name: 'Lovelace' } })
    assert.deepEqual(fake.asked, { certs: 0, tokeninfo: 1, userinfo: 1 })
  })

  test('asks for one of the two', async ({ client }) => {
    const response = await client.post(PATH).json({})
    response.assertStatus(400)
    response.assertBody({ credential: ['This field is required.'] })
  })

  test('says that Google is not set up', async ({ client, cleanup }) => {
    const { clientIds } = google
    google.clientIds = []
    cleanup(() => void (google.clientIds = clientIds))
    const response = await client.post(PATH).json({ credential: 'x' })
    response.assertStatus(503)
    response.assertBodyContains({ code: 'google_not_configured' })
  })
})
