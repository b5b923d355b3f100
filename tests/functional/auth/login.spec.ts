import { mock } from 'node:test'
import argon2 from 'argon2'
import hash from '@adonisjs/core/services/hash'
import limiter from '@adonisjs/limiter/services/main'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import { refuseAtOnce } from '#tests/helpers/refuse_at_once'

const REFUSED = 'No active account found with the given credentials'
/** Of "password", by Django 5.2 with 1000 rounds. */
const PBKDF2 = 'pbkdf2_sha256$1000$NaCl$Z9vMeFSKdTKPaJASW+wsWYdujeLkySyZsgGHKnYOKuw='

const login = (client: ApiClient, body: object) => client.post('/api/v1/auth/login/').json(body)

test.group('POST /api/v1/auth/login/', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => () => limiter.clear())
  group.each.setup(refuseAtOnce)

  test('signs in by {0}')
    .with([
      ['address', { email: 'ada@example.com' }],
      ['address in another case', { email: 'ADA@Example.com' }],
      ['address between blanks', { email: ' ada@example.com ' }],
      ['username', { username: 'ada' }],
      ['username in another case', { username: 'ADA' }],
      ['address given as username', { username: 'ada@example.com' }],
      ['address beside a blank username', { email: 'ada@example.com', username: ' ' }],
      ['address beside no username', { email: 'ada@example.com', username: null }],
      ['username beside a blank address', { email: '', username: 'ada' }],
      ['username beside no address', { email: null, username: 'ada' }],
    ] as const)
    .run(async ({ assert, client, db }, [, by]) => {
      const user = await UserFactory.merge({ username: 'ada', email: 'ada@example.com' }).create()
      const response = await login(client, { ...by, password: PASSWORD })

      response.assertStatus(200)
      response.assertHeader('cache-control', 'private, no-store')
      response.assertBodyContains({ message: 'Logged in successfully', user: { id: user.id } })
      const { refresh } = response.body().tokens
      await db.assertHas('token_blacklist_outstandingtoken', { user_id: user.id, token: refresh })
      assert.isNotNull((await user.refresh()).lastLogin)
    })

  test('refuses {0} in one way and writes nothing')
    .with([
      ['an unknown address', { email: 'nobody@example.com' }],
      ['what is no address', { email: 'not an address' }],
      ['a wrong password', { password: 'other-password' }],
      ['a password with a tail', { password: `${PASSWORD}x` }],
      ['a password with a byte order mark', { password: `${PASSWORD}\uFEFF` }],
      ['a password of blanks', { password: '   ' }],
      ['a username as address', { email: 'ada' }],
      ['SQL', { email: "' or 1=1 --" }],
      ['a pattern', { email: 'ada@%' }],
    ] as const)
    .run(async ({ client, db, assert }, [, wrong]) => {
      const user = await UserFactory.merge({ username: 'ada', email: 'ada@example.com' }).create()
      const body = { email: 'ada@example.com', password: PASSWORD, ...wrong }
      const response = await login(client, body)

      response.assertStatus(401)
      response.assertHeader('www-authenticate', 'Bearer realm="api"')
      response.assertBodyContains({ detail: REFUSED, code: 'no_active_account' })
      await db.assertCount('token_blacklist_outstandingtoken', 0)
      assert.isNull((await user.refresh()).lastLogin)
    })

  test('refuses an inactive account and an unusable hash alike', async ({ client }) => {
    await UserFactory.merge({ username: 'ada' }).apply('inactive').create()
    await UserFactory.merge({ username: 'bob', password: '!unusable' }).create()
    for (const username of ['ada', 'bob']) {
      const response = await login(client, { username, password: PASSWORD })
      response.assertStatus(401)
      response.assertBodyContains({ detail: REFUSED, code: 'no_active_account' })
    }
  })

  test("renews Django's older hash, and takes the password again", async ({ assert, client }) => {
    const user = await UserFactory.merge({ username: 'ada', password: PBKDF2 }).create()
    for (const _ of ['old', 'new']) {
      const response = await login(client, { username: 'ada', password: 'password' })
      response.assertStatus(200)
      assert.match((await user.refresh()).password, /^argon2\$argon2id\$v=19\$m=\d+,t=2,p=1\$/)
    }
  })

  test('takes a password as typed, and without blanks around it as Django stored it: {0}')
    .with([
      [`${PASSWORD} `, PASSWORD],
      [`\t\x1c${PASSWORD}\x85\u3000\n`, PASSWORD],
      [' as typed ', ' as typed '],
    ] as const)
    .run(async ({ client, assert }, [typed, stored]) => {
      const password = await hash.make(stored)
      const user = await UserFactory.merge({ username: 'ada', password }).create()
      const response = await login(client, { username: 'ada', password: typed })
      response.assertStatus(200)
      assert.isTrue(await hash.verify((await user.refresh()).password, stored))
    })

  test('does the same work for all whom it refuses', async ({ assert, client }) => {
    await UserFactory.merge({ username: 'ada' }).create()
    await UserFactory.merge({ username: 'gone' }).apply('inactive').create()
    const verify = mock.method(argon2, 'verify')
    const make = mock.method(argon2, 'hash')
    const work: number[] = []
    for (const username of ['ada', 'gone', 'nobody']) {
      for (const password of ['other-password ', `${PASSWORD}x `])
        (await login(client, { username, password })).assertStatus(401)
      work.push(verify.mock.callCount() + make.mock.callCount())
    }
    mock.restoreAll()
    assert.deepEqual(work, [4, 8, 12])
  })

  test('prefers the exact of two spellings and refuses a third', async ({ client }) => {
    const one = await UserFactory.merge({ email: 'Bob@example.com' }).create()
    const other = await UserFactory.merge({ email: 'bob@example.com' }).create()
    const as = (email: string) => login(client, { email, password: PASSWORD })

    const [exact, lower, neither] = [
      await as('Bob@example.com'),
      await as('bob@example.com'),
      await as('BOB@example.com'),
    ]
    exact.assertBodyContains({ user: { id: one.id } })
    lower.assertBodyContains({ user: { id: other.id } })
    neither.assertStatus(401)
  })

  test('lets nobody call themselves by the address of another', async ({ client }) => {
    const bob = await UserFactory.merge({ email: 'bob@example.com' }).create()
    await UserFactory.merge({ username: 'BOB@example.com' }).create()
    const response = await login(client, { username: 'BOB@example.com', password: PASSWORD })
    response.assertBodyContains({ user: { id: bob.id } })
  })

  test('asks for a login and a password: {0}')
    .with([
      [{}, { email: ['This field is required.'], password: ['This field is required.'] }],
      [{ email: '', password: '' }, { email: ['This field may not be blank.'] }],
      [{ email: null, password: 'x' }, { email: ['This field may not be null.'] }],
      [{ username: '', password: 'x' }, { username: ['This field may not be blank.'] }],
      [{ email: '', username: ' ', password: 'x' }, { email: ['This field may not be blank.'] }],
      [{ email: { a: 1 }, password: ['x'] }, { email: ['Not a valid string.'] }],
      [{ email: 'a\0', password: 'x' }, { email: ['Null characters are not allowed.'] }],
      [{ username: [], password: 'x' }, { username: ['Not a valid string.'] }],
    ] as const)
    .run(async ({ client }, [body, says]) => {
      const response = await login(client, body)
      response.assertStatus(400)
      response.assertBodyContains(says)
    })

  test('takes a form, and ignores a bad token', async ({ client }) => {
    await UserFactory.merge({ username: 'ada' }).create()
    const response = await client
      .post('/api/v1/auth/login')
      .header('Authorization', 'Bearer garbage')
      .form({ username: 'ada', password: PASSWORD })
    response.assertStatus(200)
  })

  test('never reads credentials from the URL', async ({ client }) => {
    await UserFactory.merge({ username: 'ada' }).create()
    const response = await login(client, {}).qs({ username: 'ada', password: PASSWORD })
    response.assertStatus(400)
  })
})

test.group('POST /api/v1/auth/login/ without a hurry', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => () => limiter.clear())

  test('refuses in one time, whatever hash there is', async ({ assert, client }) => {
    await UserFactory.merge({ username: 'ada' }).create()
    await UserFactory.merge({ username: 'bob', password: PBKDF2 }).create()
    await UserFactory.merge({ username: 'cyd', password: '!' }).create()
    for (const username of ['ada', 'bob', 'cyd', 'nobody']) {
      const began = performance.now()
      await login(client, { username, password: 'other-password' })
      assert.isAtLeast(performance.now() - began, 495)
    }
  })
})
