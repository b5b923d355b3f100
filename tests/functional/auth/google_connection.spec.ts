import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { UserFactory } from '#database/factories/user_factory'
import Mail from '#models/mail'
import SecurityEvent from '#models/security_event'
import User from '#models/user'
import { ADA, fakeGoogle } from '#tests/helpers/fake_google'

const PATH = '/api/v1/auth/google/link/'

const typesOf = async (userId: number) =>
  (await SecurityEvent.query().where({ userId }).orderBy('id')).map(({ type }) => type)
const mails = async () => (await Mail.query().orderBy('id')).map(({ kind }) => kind)
const idToken = async () => (await fakeGoogle()).idToken()

test.group('POST /api/v1/auth/google/link/ signed in', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('connects any Google account, once, and tells the owner', async ({ assert, client }) => {
    const user = await UserFactory.create()
    for (const _ of ['first', 'again']) {
      const body = { credential: await idToken() }
      const response = await client.post(PATH).json(body).loginAs(user)
      response.assertStatus(200)
      response.assertBodyContains({ user: { id: user.id, is_verified: false } })
      assert.notProperty(response.body(), 'tokens')
    }
    assert.equal((await user.refresh()).googleId, ADA.sub)
    assert.deepEqual(await typesOf(user.id), ['google_connected'])
    assert.deepEqual(await mails(), ['google_connected'])
  })

  test('verifies the address when it is the same', async ({ client }) => {
    const user = await UserFactory.merge({ email: 'ADA@example.com' }).create()
    const access = (await fakeGoogle()).accessToken()
    const response = await client.post(PATH).json({ access_token: access }).loginAs(user)
    response.assertBodyContains({ user: { is_verified: true } })
  })

  test('connects none that opens another account, nor a second one', async ({ assert, client }) => {
    const [owner, other] = [
      await UserFactory.merge({ googleId: ADA.sub }).create(),
      await UserFactory.merge({ googleId: '7' }).create(),
    ]
    const third = await UserFactory.create()
    for (const user of [other, third]) {
      const response = await client
        .post(PATH)
        .json({ credential: await idToken() })
        .loginAs(user)
      response.assertStatus(409)
      response.assertBodyContains({ code: 'google_already_connected' })
    }
    assert.deepEqual(
      (await User.query().orderBy('id')).map(({ id, googleId }) => [id, googleId]),
      [
        [owner.id, ADA.sub],
        [other.id, '7'],
        [third.id, null],
      ]
    )
  })

  test('asks for somebody who is signed in', async ({ client }) => {
    const response = await client.post(PATH).json({ credential: await idToken() })
    response.assertStatus(401)
    response.assertBodyContains({ code: 'not_authenticated' })
  })

  test('takes no token that is not Google’s', async ({ client }) => {
    const user = await UserFactory.create()
    const credential = await (await fakeGoogle()).forgedToken()
    const response = await client.post(PATH).json({ credential }).loginAs(user)
    response.assertStatus(401)
    response.assertBodyContains({ code: 'google_token_not_valid' })
  })
})

test.group('DELETE /api/v1/auth/google/link/', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('disconnects, once, and tells the owner', async ({ assert, client }) => {
    const user = await UserFactory.merge({ googleId: ADA.sub }).create()
    for (const _ of ['first', 'again']) {
      const response = await client.delete(PATH).loginAs(user)
      response.assertStatus(204)
    }
    assert.isNull((await user.refresh()).googleId)
    assert.deepEqual(await typesOf(user.id), ['google_disconnected'])
    assert.deepEqual(await mails(), ['google_disconnected'])
  })

  test('leaves the only way into an account', async ({ assert, client }) => {
    const user = await UserFactory.merge({ googleId: ADA.sub, password: '!x' }).create()
    const response = await client.delete(PATH).loginAs(user)
    response.assertStatus(409)
    response.assertBodyContains({ code: 'last_sign_in' })
    assert.equal((await user.refresh()).googleId, ADA.sub)
  })

  test('asks for somebody who is signed in', async ({ client }) => {
    const response = await client.delete(PATH)
    response.assertStatus(401)
  })
})
