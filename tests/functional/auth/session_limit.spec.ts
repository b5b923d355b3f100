import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import accounts from '#config/accounts'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import SecurityEvent from '#models/security_event'
import Session from '#models/session'
import type User from '#models/user'
import { signToken } from '#credentials/token_signer'

const AUTH = '/api/v1/auth/'

async function signIn(client: ApiClient, { username }: User) {
  const answer = await client.post(`${AUTH}login/`).json({ username, password: PASSWORD })
  return answer.body().tokens
}

const read = (client: ApiClient, { access }: { access: string }) =>
  client.get(`${AUTH}me/`).bearerToken(access)

const refresh = (client: ApiClient, token: string) =>
  client.post(`${AUTH}refresh/`).json({ refresh: token })

test.group('Sessions of one account', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('are so many at most: one more ends the one used longest ago', async ({
    assert,
    client,
    cleanup,
  }) => {
    const { sessionsPerUser } = accounts
    accounts.sessionsPerUser = 3
    cleanup(() => void (accounts.sessionsPerUser = sessionsPerUser))
    const user = await UserFactory.create()
    const first = await signIn(client, user)
    const second = await signIn(client, user)
    const third = await signIn(client, user)
    const used = (await refresh(client, first.refresh)).body()
    const last = await signIn(client, user)

    const gone = await refresh(client, second.refresh)
    gone.assertStatus(401)
    const lasting = await read(client, second)
    lasting.assertStatus(200)
    for (const pair of [used, third, last]) {
      const alive = await read(client, pair)
      alive.assertStatus(200)
    }
    const [event] = await SecurityEvent.query().where({ type: 'sessions_ended' })
    assert.deepEqual(event!.details, { sessions: '1', by: 'limit' })
  })

  test('are so many at most with those that tokens of Django begin', async ({ assert, client }) => {
    const user = await UserFactory.create()
    const first = await signIn(client, user)
    for (let device = 0; device < accounts.sessionsPerUser; device++) {
      const { token } = await signToken('refresh', user.id)
      const next = await refresh(client, token)
      next.assertStatus(200)
    }

    const gone = await refresh(client, first.refresh)
    gone.assertStatus(401)
    const alive = await Session.query()
      .where({ userId: user.id })
      .withScopes((scopes) => scopes.alive())
    assert.lengthOf(alive, accounts.sessionsPerUser)
  })

  test('are five where nobody says otherwise', ({ assert }) => {
    assert.equal(accounts.sessionsPerUser, 5)
  })
})
