import limiter from '@adonisjs/limiter/services/main'
import database from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import NoteTokenUses from '#actions/tokens/note_token_uses'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import Mail from '#models/mail'
import PersonalToken from '#models/personal_token'
import SecurityEvent from '#models/security_event'
import type User from '#models/user'
import env from '#start/env'
import { statementsOf } from '#tests/helpers/count_statements'
import { tokenOf } from '#tests/helpers/personal_tokens'

const PATH = '/api/v1/auth/tokens/'

const make = (client: ApiClient, user: User, body: object = {}) =>
  client
    .post(PATH)
    .loginAs(user)
    .json({ name: 'Import', scopes: ['read'], ...body })
const me = (client: ApiClient, token: string) => client.get('/api/v1/auth/me/').bearerToken(token)

test.group('A personal access token', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('is shown once, and kept as a hash', async ({ assert, client }) => {
    const user = await UserFactory.create()
    const made = await make(client, user, { scopes: ['write', 'read', 'read'] })
    made.assertStatus(201)
    made.assertHeader('cache-control', 'private, no-store')
    const { token, ...shown } = made.body()
    assert.deepEqual(shown.scopes, ['read', 'write'])
    assert.isTrue(token.startsWith(shown.prefix))
    const list = (await client.get(PATH).loginAs(user)).body()
    assert.deepEqual(list.results, [shown])
    const { rows } = await database.rawQuery(
      `select json_agg(t)::text as text from users_personaltoken t union all
       select json_agg(e)::text from users_securityevent e`
    )
    for (const { text } of rows) assert.notInclude(text, token.slice(14))
    assert.deepEqual(
      (await Mail.all()).map(({ kind }) => kind),
      ['token_created']
    )
  })

  test('signs in as its owner', async ({ client }) => {
    const user = await UserFactory.create()
    const { token } = (await make(client, user)).body()
    const response = await me(client, token)
    response.assertStatus(200)
    response.assertBodyContains({ id: user.id })
  })

  test('ends when {0}')
    .with([
      ['it is revoked', async (user, id, client) => client.delete(`${PATH}${id}/`).loginAs(user)],
      [
        'it runs out',
        async () => PersonalToken.query().update({ expires_at: '2020-01-01T00:00:00Z' }),
      ],
      [
        'the password changes',
        async (user, _, client) => {
          const fresh = 'a-fine-engine-1843'
          const body = { old_password: PASSWORD, new_password: fresh, confirm_password: fresh }
          return client.post('/api/v1/auth/password/change/').loginAs(user).json(body)
        },
      ],
      [
        'tokens of before are ended',
        async (user) => user.merge({ tokensValidFrom: DateTime.utc().plus({ seconds: 1 }) }).save(),
      ],
      ['the account is closed', async (user) => user.merge({ isActive: false }).save()],
    ] as [string, (user: User, id: number, client: ApiClient) => Promise<unknown>][])
    .run(async ({ client }, [, end]) => {
      const user = await UserFactory.create()
      const { token, row } = await tokenOf(user)
      const before = await me(client, token)
      before.assertStatus(200)
      await end(user, row.id, client)
      const after = await me(client, token)
      after.assertStatus(401)
    })

  test('is refused where it is wrong, on public routes too, without a look', async ({
    assert,
    client,
  }) => {
    const { token } = await tokenOf(await UserFactory.create())
    const sent = await statementsOf(async () => {
      const refused = await client.get('/api/v1/products/').bearerToken(`${token.slice(0, -1)}!`)
      refused.assertStatus(401)
    })
    assert.isEmpty(sent)
  })

  test('costs no statement more than an access token', async ({ assert, client }) => {
    const user = await UserFactory.create()
    const { token } = await tokenOf(user)
    const byToken = await statementsOf(async () => me(client, token))
    const bySession = await statementsOf(async () => client.get('/api/v1/auth/me/').loginAs(user))
    assert.lengthOf(byToken, bySession.length, byToken.join('\n'))
  })

  test('has its use written down, once a minute', async ({ assert, client }) => {
    const { token, row } = await tokenOf(await UserFactory.create())
    const usedAt = async () => (await row.refresh()).lastUsedAt
    await me(client, token)
    await new NoteTokenUses().handle()
    assert.isNotNull(await usedAt())
    await me(client, token)
    assert.isEmpty(await statementsOf(() => new NoteTokenUses().handle()))
    const old = DateTime.utc().minus({ minutes: 2 })
    await PersonalToken.query().update({ last_used_at: old.toISO() })
    await me(client, token)
    await new NoteTokenUses().handle()
    assert.isAbove((await usedAt())!.toMillis(), old.toMillis())
  })

  test('has a budget apart, one for all tokens of a person', async ({
    assert,
    client,
    cleanup,
  }) => {
    env.set('THROTTLE_ENABLED', true)
    cleanup(async () => {
      env.set('THROTTLE_ENABLED', false)
      await limiter.clear()
    })
    const user = await UserFactory.create()
    const [one, other] = [await tokenOf(user), await tokenOf(user)]
    const left = async (request: ReturnType<typeof me>) =>
      Number((await request).header('x-ratelimit-remaining'))
    const first = await left(me(client, one.token))
    assert.equal(await left(me(client, other.token)), first - 1)
    const bySession = await client.get('/api/v1/auth/me/').loginAs(user)
    assert.match(String(bySession.header('ratelimit-policy')), /^"user"/)
  })

  test('is refused with {0}')
    .with([
      ['no name', { name: '' }, 'name'],
      ['a long name', { name: 'x'.repeat(101) }, 'name'],
      ['no scopes', { scopes: [] }, 'scopes'],
      ['another scope', { scopes: ['admin'] }, 'scopes'],
      ['an end in the past', { expires_at: '2020-01-01T00:00:00Z' }, 'expires_at'],
      ['an end that is none', { expires_at: 'soon' }, 'expires_at'],
    ] as [string, object, string][])
    .run(async ({ assert, client, db }, [, body, field]) => {
      const refused = await make(client, await UserFactory.create(), body)
      refused.assertStatus(400)
      assert.deepEqual(Object.keys(refused.body()), [field])
      await db.assertCount('users_personaltoken', 0)
    })

  test('is one of fifty at most', async ({ client, db }) => {
    const user = await UserFactory.create()
    const rows = Array.from({ length: 50 }, (_, n) => ({
      ...{ user_id: user.id, name: 'x', prefix: 'vtr_pat_x', scopes: ['read'] },
      token_hash: String(n).padStart(64, '0'),
    }))
    await database.insertQuery().table('users_personaltoken').multiInsert(rows)
    const refused = await make(client, user)
    refused.assertStatus(409)
    refused.assertBodyContains({ code: 'too_many_tokens' })
    await db.assertCount('users_personaltoken', 50)
  })

  test('of somebody else is not there', async ({ assert, client }) => {
    const { row } = await tokenOf(await UserFactory.create())
    const eve = await UserFactory.create()
    const answer = await client.delete(`${PATH}${row.id}/`).loginAs(eve)
    answer.assertStatus(404)
    assert.equal((await client.get(PATH).loginAs(eve)).body().count, 0)
    assert.isNotNull(await PersonalToken.find(row.id))
    assert.isEmpty(await SecurityEvent.query().where({ type: 'token_revoked' }))
  })
})
