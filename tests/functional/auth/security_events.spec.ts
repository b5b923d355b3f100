import limiter from '@adonisjs/limiter/services/main'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import Mail from '#models/mail'
import SecurityEvent from '#models/security_event'
import env from '#start/env'
import { refuseAtOnce } from '#tests/helpers/refuse_at_once'

const AGENT = 'Engine/1.0 (brass)'

const login = (client: ApiClient, username: string, password: string) =>
  client.post('/api/v1/auth/login/').header('User-Agent', AGENT).json({ username, password })

const typesOf = async (userId: number) =>
  (await SecurityEvent.query().where({ userId }).orderBy('id')).map(({ type }) => type)

test.group('Security events', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => () => limiter.clear())
  group.each.setup(refuseAtOnce)

  test('tell of a registration and a sign-in, with address and agent', async ({
    assert,
    client,
  }) => {
    const body = { email: 'ada@example.com', first_name: 'Ada', last_name: '' }
    const registered = await client
      .post('/api/v1/auth/register/')
      .json({ ...body, password: 'a-fine-engine-1843' })
    await login(client, 'ada', 'a-fine-engine-1843')

    const events = await SecurityEvent.query().where({ userId: registered.body().user.id })
    assert.sameMembers(
      events.map(({ type }) => type),
      ['registered', 'signed_in']
    )
    const signedIn = events.find(({ type }) => type === 'signed_in')!
    assert.equal(signedIn.agent, AGENT)
    assert.match(signedIn.address!, /127\.0\.0\.1$/)
  })

  test('tell of refused sign-ins and of the lock, once', async ({ assert, client, cleanup }) => {
    env.set('LOGIN_LOCK_ENABLED', true)
    cleanup(() => env.set('LOGIN_LOCK_ENABLED', true))
    const { id } = await UserFactory.merge({ username: 'ada' }).create()
    for (let tries = 0; tries < 7; tries++) await login(client, 'ada', 'other-password')

    const refused = Array<string>(5).fill('sign_in_refused')
    assert.deepEqual(await typesOf(id), [...refused, 'sign_in_locked'])
  })

  test('are not written for names that nobody has', async ({ assert, client, db }) => {
    const response = await login(client, 'nobody', PASSWORD)
    assert.equal(response.status(), 401)
    await db.assertCount('users_securityevent', 0)
  })

  test('take an agent of any length and letters', async ({ assert, client }) => {
    const { id } = await UserFactory.merge({ username: 'ada' }).create()
    const agent = `\xe9${'x'.repeat(4000)}`
    const response = await client
      .post('/api/v1/auth/login/')
      .header('User-Agent', agent)
      .json({ username: 'ada', password: PASSWORD })
    response.assertStatus(200)
    const [event] = await SecurityEvent.query().where({ userId: id })
    assert.lengthOf(event!.agent, 300)
  })
})

test.group('GET /api/v1/auth/events/', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const note = (userId: number, minute: number) =>
    SecurityEvent.create({ userId, type: 'signed_in', address: `192.0.2.${minute}` })

  test('lists one’s own, the newest first, and nobody else’s', async ({ assert, client }) => {
    const [ada, bob] = [await UserFactory.create(), await UserFactory.create()]
    for (const minute of [1, 2, 3]) await note(ada.id, minute)
    await note(bob.id, 9)

    const response = await client.get('/api/v1/auth/events/').loginAs(ada)

    response.assertStatus(200)
    response.assertHeader('cache-control', 'private, no-store')
    assert.equal(response.body().count, 3)
    const { results } = response.body()
    assert.deepEqual(
      results.map(({ address }: { address: string }) => address),
      ['192.0.2.3', '192.0.2.2', '192.0.2.1']
    )
    assert.notProperty(results[0], 'actor')
  })

  test('goes on by cursor', async ({ assert, client }) => {
    const ada = await UserFactory.create()
    for (const minute of [1, 2, 3]) await note(ada.id, minute)
    const read = (query: string) => client.get(`/api/v1/auth/events/?${query}`).loginAs(ada)

    const first = (await read('cursor=&page_size=2')).body()
    const rest = (await read(new URL(first.next).searchParams.toString())).body()

    assert.lengthOf(first.results, 2)
    assert.deepEqual(
      rest.results.map(({ address }: { address: string }) => address),
      ['192.0.2.1']
    )
  })

  test('asks for somebody who is signed in', async ({ client }) => {
    const response = await client.get('/api/v1/auth/events/')
    response.assertStatus(401)
  })
})

test.group('The owner of an account', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => () => limiter.clear())
  group.each.setup(refuseAtOnce)

  test('is mailed at a lock, once an hour however often it is locked', async ({
    assert,
    client,
  }) => {
    const { email } = await UserFactory.merge({
      username: 'ada',
      email: 'ada@example.com',
    }).create()
    for (const name of ['ada', email])
      for (let tries = 0; tries < 6; tries++) await login(client, name, 'other-password')

    const mail = { kind: 'sign_in_locked', address: email }
    assert.lengthOf(await Mail.query().where(mail), 1)
    assert.lengthOf(await SecurityEvent.query().where({ type: 'sign_in_locked' }), 2)
  })
})
