import limiter from '@adonisjs/limiter/services/main'
import hash from '@adonisjs/core/services/hash'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import Mail from '#models/mail'
import SecurityEvent from '#models/security_event'
import type User from '#models/user'
import env from '#start/env'
import { forge, goodClaims } from '#tests/helpers/forged_token'
import { signToken } from '#credentials/token_signer'

const NEW = 'a-fine-engine-1843'

interface Pair {
  access: string
  refresh: string
}

async function signIn(client: ApiClient, { username }: User, password = PASSWORD) {
  const answer = await client.post('/api/v1/auth/login/').json({ username, password })
  return answer.body().tokens as Pair
}

const change = (client: ApiClient, access: string, body: object = {}) =>
  client
    .post('/api/v1/auth/password/change/')
    .header('Authorization', `Bearer ${access}`)
    .json({ old_password: PASSWORD, new_password: NEW, confirm_password: NEW, ...body })

const me = (client: ApiClient, access: string) =>
  client.get('/api/v1/auth/me/').header('Authorization', `Bearer ${access}`)

const refresh = (client: ApiClient, token: string) =>
  client.post('/api/v1/auth/refresh/').json({ refresh: token })

test.group('POST /api/v1/auth/password/change/', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('leaves one pair of tokens alive, the one of its answer', async ({ assert, client }) => {
    const user = await UserFactory.create()
    const [own, other] = [await signIn(client, user), await signIn(client, user)]
    const out = await signIn(client, user)
    await client.post('/api/v1/auth/logout/').json({ refresh: out.refresh })
    const { token: django } = await signToken('access', user.id)
    const { token: djangoRefresh } = await signToken('refresh', user.id)

    const changed = await change(client, own.access)

    changed.assertStatus(200)
    changed.assertBodyContains({ message: 'Password changed successfully' })
    for (const access of [own.access, other.access, out.access, django])
      (await me(client, access)).assertStatus(401)
    for (const token of [own.refresh, other.refresh, djangoRefresh])
      (await refresh(client, token)).assertStatus(401)
    const pair: Pair = changed.body().tokens
    const read = await me(client, pair.access)
    read.assertStatus(200)
    const renewed = await refresh(client, pair.refresh)
    renewed.assertStatus(200)
    assert.isTrue(await hash.verify((await user.refresh()).password, NEW))
  })

  test('tells who asks that the tokens before it are worth nothing', async ({ client }) => {
    const user = await UserFactory.create()
    const own = await signIn(client, user)
    const past = Math.floor(Date.now() / 1000) - 60
    const { token: django } = await signToken('refresh', user.id)
    const undated = forge(goodClaims({ user_id: user.id, iat: undefined }))
    const older = forge(goodClaims({ user_id: user.id, iat: past }))
    const { tokens } = (await change(client, own.access)).body()

    for (const token of [own.access, own.refresh, django, undated, older]) {
      const verified = await client.post('/api/v1/auth/verify/').json({ token })
      verified.assertStatus(400)
    }
    for (const token of [undated, older]) (await me(client, token)).assertStatus(401)
    for (const token of [tokens.access, tokens.refresh]) {
      const verified = await client.post('/api/v1/auth/verify/').json({ token })
      verified.assertStatus(200)
    }
  })

  test('takes tokens of Django from the next second on', async ({ client }) => {
    const user = await UserFactory.create()
    await change(client, (await signIn(client, user)).access)
    await user.refresh()
    await user.merge({ tokensValidFrom: user.tokensValidFrom!.minus({ seconds: 2 }) }).save()
    const { token } = await signToken('access', user.id)
    const read = await me(client, token)
    read.assertStatus(200)
  })

  test('is written down and mailed', async ({ assert, client }) => {
    const user = await UserFactory.create()
    await change(client, (await signIn(client, user)).access)
    const by = { userId: user.id, type: 'password_changed' }
    assert.lengthOf(await SecurityEvent.query().where(by), 1)
    const mail = { kind: 'password_changed', address: user.email }
    assert.lengthOf(await Mail.query().where(mail), 1)
  })

  test('takes the old password as sign-in does, with blanks around it', async ({ client }) => {
    const user = await UserFactory.create()
    const { access } = await signIn(client, user)
    const changed = await change(client, access, { old_password: ` ${PASSWORD}\t` })
    changed.assertStatus(200)
  })

  test('refuses {0} and changes nothing')
    .with([
      [
        'a wrong old password',
        { old_password: 'other-password' },
        {
          old_password: ['Your old password was entered incorrectly. Please enter it again.'],
        },
      ],
      [
        'two that differ',
        { confirm_password: `${NEW}x` },
        { confirm_password: ["The two password fields didn't match."] },
      ],
      [
        'a weak one',
        { new_password: '12345', confirm_password: '12345' },
        {
          new_password: [
            'This password is too short. It must contain at least 8 characters.',
            'This password is too common.',
            'This password is entirely numeric.',
          ],
        },
      ],
      [
        'one like the username',
        { new_password: 'lovelace-1', confirm_password: 'lovelace-1' },
        {
          new_password: ['The password is too similar to the username.'],
        },
      ],
      ['a blank one', { new_password: ' ' }, { new_password: ['This field may not be blank.'] }],
    ] as const)
    .run(async ({ assert, client }, [, body, says]) => {
      const user = await UserFactory.merge({ username: 'lovelace' }).create()
      const { access } = await signIn(client, user)
      const { password } = await user.refresh()

      const refused = await change(client, access, body)

      refused.assertStatus(400)
      refused.assertBody(says)
      assert.equal((await user.refresh()).password, password)
      const alive = await me(client, access)
      alive.assertStatus(200)
    })

  test('refuses an account that has no password', async ({ client }) => {
    const user = await UserFactory.merge({ password: '!unusable' }).create()
    const { token } = await signToken('access', user.id)
    const refused = await change(client, token)
    refused.assertStatus(400)
    refused.assertBodyContains({ old_password: [] })
  })

  test('may be tried five times an hour', async ({ client, cleanup }) => {
    env.set('THROTTLE_ENABLED', true)
    cleanup(async () => {
      env.set('THROTTLE_ENABLED', false)
      await limiter.clear()
    })
    const { id } = await UserFactory.create()
    const { token } = await signToken('access', id)
    const statuses = []
    for (let tries = 0; tries < 6; tries++)
      statuses.push((await change(client, token, { old_password: 'guess' })).status())
    const last = await change(client, token)
    last.assertStatus(429)
    last.assertBodyContains({ code: 'throttled' })
  })
})
