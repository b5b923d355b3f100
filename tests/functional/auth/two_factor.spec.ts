import limiter from '@adonisjs/limiter/services/main'
import database from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import Mail from '#models/mail'
import SecurityEvent from '#models/security_event'
import type User from '#models/user'
import { codeOf, RECOVERY_CODE, withTwoFactor, wrongCode } from '#tests/helpers/two_factor'

const PATH = '/api/v1/auth/two-factor/'

const begin = (client: ApiClient, user: User, password = PASSWORD) =>
  client.post(PATH).loginAs(user).json({ password })
const confirm = (client: ApiClient, user: User, code: string) =>
  client.post(`${PATH}confirm/`).loginAs(user).json({ code })
const end = (client: ApiClient, user: User, code: string, password = PASSWORD) =>
  client.delete(PATH).loginAs(user).json({ password, code })
const state = async (client: ApiClient, user: User) => (await client.get(PATH).loginAs(user)).body()
const typesOf = async ({ id: userId }: User) =>
  (await SecurityEvent.query().where({ userId }).orderBy('id')).map(({ type }) => type)
const mails = async () => (await Mail.query().orderBy('id')).map(({ kind }) => kind)

test.group('Setting up two-step sign-in', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => () => limiter.clear())

  test('takes the password, then a code of the app, and gives ten recovery codes', async ({
    assert,
    client,
  }) => {
    const user = await UserFactory.create()
    assert.deepEqual(await state(client, user), {
      ...{ is_on: false, since: null, is_required: false, recovery_codes_left: 0 },
    })
    const begun = await begin(client, user)
    begun.assertStatus(200)
    begun.assertHeader('cache-control', 'private, no-store')
    const { secret, otpauth_url: url } = begun.body()
    assert.match(secret, /^[A-Z2-7]{32}$/)
    assert.include(url, `secret=${secret}`)
    const before = await client.get('/api/v1/auth/me/').loginAs(user)
    before.assertBodyContains({ two_factor: false })

    const confirmed = await confirm(client, user, ` ${codeOf(secret).replace(/^.../, '$& ')} `)

    confirmed.assertStatus(200)
    const codes: string[] = confirmed.body().recovery_codes
    assert.lengthOf(new Set(codes), 10)
    for (const code of codes) assert.match(code, /^([a-z2-7]{4}-){3}[a-z2-7]{4}$/)
    assert.containsSubset(await state(client, user), { is_on: true, recovery_codes_left: 10 })
    const me = await client.get('/api/v1/auth/me/').loginAs(user)
    me.assertBodyContains({ two_factor: true })
    assert.deepEqual(await typesOf(user), ['two_factor_on'])
    assert.deepEqual(await mails(), ['two_factor_on'])
  })

  test('keeps neither secret nor codes as they are', async ({ assert, client }) => {
    const user = await UserFactory.create()
    const { secret } = (await begin(client, user)).body()
    const codes = (await confirm(client, user, codeOf(secret))).body().recovery_codes
    const { rows } = await database.rawQuery(
      `select json_agg(t)::text as text from users_twofactor t union all
       select json_agg(c)::text from users_recoverycode c union all
       select json_agg(e)::text from users_securityevent e`
    )
    for (const { text } of rows)
      for (const hidden of [secret, ...codes, codes[0].replaceAll('-', '')])
        assert.notInclude(text, hidden)
  })

  test('refuses a wrong password, and an account without one', async ({ assert, client, db }) => {
    const user = await UserFactory.create()
    const byGoogle = await UserFactory.merge({ password: '!x', googleId: '7' }).create()
    for (const one of [user, byGoogle]) {
      const refused = await begin(client, one, 'other-password')
      refused.assertStatus(400)
      assert.deepEqual(Object.keys(refused.body()), ['password'])
    }
    await db.assertCount('users_twofactor', 0)
  })

  test('refuses a wrong code, and is not on then', async ({ assert, client }) => {
    const user = await UserFactory.create()
    const { secret } = (await begin(client, user)).body()
    for (const code of [wrongCode(secret), 'x', `${codeOf(secret)}0`]) {
      const refused = await confirm(client, user, code)
      refused.assertStatus(400)
      refused.assertBodyContains({ code: 'code_not_valid' })
    }
    assert.isFalse((await state(client, user)).is_on)
    const right = await confirm(client, user, codeOf(secret))
    right.assertStatus(200)
  })

  test('wants a secret first, the newest, and ends with the first code', async ({ client }) => {
    const user = await UserFactory.create()
    const early = await confirm(client, user, '123456')
    early.assertStatus(409)
    early.assertBodyContains({ code: 'two_factor_not_begun' })
    const { secret: old } = (await begin(client, user)).body()
    const { secret } = (await begin(client, user)).body()
    const outdated = await confirm(client, user, codeOf(old))
    outdated.assertStatus(400)
    const done = await confirm(client, user, codeOf(secret))
    done.assertStatus(200)
    for (const late of [
      await confirm(client, user, codeOf(secret, 1)),
      await begin(client, user),
    ]) {
      late.assertStatus(409)
      late.assertBodyContains({ code: 'two_factor_on' })
    }
  })
})

test.group('Turning off two-step sign-in', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => () => limiter.clear())

  test('takes password and code, and leaves nothing of it', async ({ assert, client, db }) => {
    const { user, secret } = await withTwoFactor()
    const answer = await end(client, user, codeOf(secret))
    answer.assertStatus(204)
    for (const table of ['users_twofactor', 'users_recoverycode']) await db.assertCount(table, 0)
    assert.isNull((await user.refresh()).twoFactorSince)
    assert.deepEqual(await typesOf(user), ['two_factor_off'])
    assert.deepEqual(await mails(), ['two_factor_off'])
    const again = await end(client, user, codeOf(secret, 1))
    again.assertStatus(204)
    assert.deepEqual(await mails(), ['two_factor_off'])
  })

  test('takes a recovery code, however it is written', async ({ client }) => {
    const { user } = await withTwoFactor()
    const answer = await end(client, user, RECOVERY_CODE.toUpperCase().replaceAll('-', ' '))
    answer.assertStatus(204)
  })

  test('refuses a wrong password and a wrong code, which counts', async ({
    assert,
    client,
    db,
  }) => {
    const { user, secret } = await withTwoFactor()
    const password = await end(client, user, codeOf(secret), 'other-password')
    password.assertStatus(400)
    password.assertBodyContains({ password: [] })
    const code = await end(client, user, wrongCode(secret))
    code.assertStatus(400)
    code.assertBodyContains({ code: 'code_not_valid' })
    await db.assertHas('users_twofactor', { user_id: user.id, failures: 1 })
    assert.isNotNull((await user.refresh()).twoFactorSince)
  })
})
