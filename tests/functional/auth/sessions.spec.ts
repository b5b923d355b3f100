import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import SecurityEvent from '#models/security_event'
import type User from '#models/user'
import type { Session } from '#shapes/session'
import { signToken } from '#credentials/token_signer'
import { forge, goodClaims } from '#tests/helpers/forged_token'

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'

interface Pair {
  access: string
  refresh: string
}

async function signIn(client: ApiClient, { username }: User, agent = 'curl/8.5'): Promise<Pair> {
  const body = { username, password: PASSWORD }
  const answer = await client.post('/api/v1/auth/login/').header('User-Agent', agent).json(body)
  return answer.body().tokens
}

const as = ({ access }: Pair) => `Bearer ${access}`

const ask = (client: ApiClient, pair: Pair, method = 'GET', path = 'sessions') =>
  client.request(`/api/v1/auth/${path}/`, method).header('Authorization', as(pair))

const refresh = (client: ApiClient, pair: Pair) =>
  client.post('/api/v1/auth/refresh/').json({ refresh: pair.refresh })

test.group('Sessions', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('are listed with device, address and times, one’s own alone', async ({ assert, client }) => {
    const user = await UserFactory.create()
    await signIn(client, await UserFactory.create())
    const phone = await signIn(client, user)
    await signIn(client, user, FIREFOX)

    const { count, results } = (await ask(client, phone)).body()

    assert.equal(count, 2)
    assert.sameDeepMembers(
      results.map((one: Session) => [one.device, one.is_current]),
      [
        ['Firefox on Linux', false],
        ['curl', true],
      ]
    )
    assert.match(results[0].address, /127\.0\.0\.1$/)
    for (const one of results) assert.equal(one.last_used_at, one.created_at)
  })

  test('go on with each refresh, which notes the device', async ({ assert, client }) => {
    const user = await UserFactory.create()
    const pair = await signIn(client, user)
    const next = await client
      .post('/api/v1/auth/refresh/')
      .header('User-Agent', FIREFOX)
      .json({ refresh: pair.refresh })

    const { results } = (await ask(client, next.body())).body()

    assert.lengthOf(results, 1)
    assert.containsSubset(results[0], { device: 'Firefox on Linux', is_current: true })
    assert.isAbove(Date.parse(results[0].last_used_at), Date.parse(results[0].created_at))
  })

  test('end: the refresh token is dead, and access tokens at the next request', async ({
    assert,
    client,
  }) => {
    const user = await UserFactory.create()
    const [lost, kept] = [await signIn(client, user), await signIn(client, user, FIREFOX)]
    const { results } = (await ask(client, kept)).body()
    const { id } = results.find((one: Session) => !one.is_current)

    const ended = await ask(client, kept, 'DELETE', `sessions/${id}`)

    ended.assertStatus(204)
    const read = await ask(client, lost, 'GET', 'me')
    read.assertStatus(401)
    read.assertBodyContains({ code: 'token_not_valid' })
    for (const answer of [await refresh(client, lost), await refresh(client, lost)]) {
      answer.assertStatus(401)
      answer.assertBodyContains({ detail: 'Token is blacklisted' })
    }
    for (const token of Object.values(lost)) {
      const verified = await client.post('/api/v1/auth/verify/').json({ token })
      verified.assertStatus(400)
    }
    const again = await ask(client, kept, 'DELETE', `sessions/${id}`)
    again.assertStatus(404)
    const alive = await refresh(client, kept)
    alive.assertStatus(200)
    assert.lengthOf(await SecurityEvent.query().where({ type: 'session_ended' }), 1)
  })

  test('of somebody else are not there', async ({ client, db }) => {
    const [ada, eve] = [await UserFactory.create(), await UserFactory.create()]
    const pair = await signIn(client, ada)
    const { results } = (await ask(client, pair)).body()

    const answer = await ask(
      client,
      await signIn(client, eve),
      'DELETE',
      `sessions/${results[0].id}`
    )

    answer.assertStatus(404)
    await db.assertHas('users_session', { user_id: ada.id, ended_at: null }, 1)
  })

  test('end all but the one that asks', async ({ assert, client }) => {
    const user = await UserFactory.create()
    const others = [await signIn(client, user), await signIn(client, user)]
    const stranger = await signIn(client, await UserFactory.create())
    const own = await signIn(client, user)

    const answer = await ask(client, own, 'DELETE')

    answer.assertStatus(204)
    for (const pair of others) (await ask(client, pair, 'GET', 'me')).assertStatus(401)
    for (const pair of [own, stranger]) (await ask(client, pair, 'GET', 'me')).assertStatus(200)
    const [event] = await SecurityEvent.query().where({ type: 'sessions_ended' })
    assert.deepEqual(event!.details, { sessions: '2' })
  })

  test('end the tokens of Django with the others, as they have none', async ({ client }) => {
    const user = await UserFactory.create()
    const issuedAt = Math.floor(Date.now() / 1000) - 60
    const token = (type: 'access' | 'refresh') =>
      forge(goodClaims({ token_type: type, user_id: user.id, iat: issuedAt }))
    const django = { access: await token('access'), refresh: await token('refresh') }
    const own = await signIn(client, user)
    const before = await ask(client, django, 'GET', 'me')
    before.assertStatus(200)

    const answer = await ask(client, own, 'DELETE')

    answer.assertStatus(204)
    const read = await ask(client, django, 'GET', 'me')
    read.assertStatus(401)
    const renewed = await refresh(client, django)
    renewed.assertStatus(401)
    const alive = await ask(client, own, 'GET', 'me')
    alive.assertStatus(200)
    const next = await refresh(client, own)
    next.assertStatus(200)
  })

  test('end for a token of Django, which stays itself', async ({ client }) => {
    const user = await UserFactory.create()
    const other = await signIn(client, user)
    const { token: access } = await signToken('access', user.id)

    const answer = await ask(client, { access, refresh: '' }, 'DELETE')

    answer.assertStatus(204)
    const ended = await ask(client, other, 'GET', 'me')
    ended.assertStatus(401)
    const alive = await ask(client, { access, refresh: '' }, 'GET', 'me')
    alive.assertStatus(200)
  })

  test('that were signed out leave the list, and end with the others', async ({
    assert,
    client,
  }) => {
    const user = await UserFactory.create()
    const [gone, own] = [await signIn(client, user), await signIn(client, user)]
    await client.post('/api/v1/auth/logout/').json({ refresh: gone.refresh })

    const { count } = (await ask(client, own)).body()
    assert.equal(count, 1)
    const hour = await ask(client, gone, 'GET', 'me')
    hour.assertStatus(200)
    await ask(client, own, 'DELETE')
    const dead = await ask(client, gone, 'GET', 'me')
    dead.assertStatus(401)
  })

  test('are made for tokens of Django when they are exchanged', async ({ assert, client }) => {
    const user = await UserFactory.create()
    const { token } = await signToken('refresh', user.id)
    const next = (await refresh(client, { access: '', refresh: token })).body()

    const { results } = (await ask(client, next)).body()

    assert.lengthOf(results, 1)
    assert.isTrue(results[0].is_current)
    const { token: access } = await signToken('access', user.id)
    const django = (await ask(client, { access, refresh: '' })).body()
    assert.isFalse(django.results[0].is_current)
  })

  test('are none that a token makes up: sid {$self}')
    .with([0, -1, 999_999_999, 1.5, 1e300] as const)
    .run(async ({ client }, sid) => {
      const user = await UserFactory.create()
      const { token: access } = await signToken('access', user.id, { sid })
      const { token } = await signToken('refresh', user.id, { sid })
      const read = await ask(client, { access, refresh: token }, 'GET', 'me')
      read.assertStatus(401)
      const renewed = await refresh(client, { access, refresh: token })
      renewed.assertStatus(401)
    })
})
