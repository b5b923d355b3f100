import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { UserFactory } from '#database/factories/user_factory'
import User from '#models/user'

const PATH = '/api/v1/auth/register/'
const ada = {
  email: 'Ada@Example.COM',
  username: 'ada',
  first_name: 'Ada',
  last_name: '',
  password: 'Qv7-long-enough',
}

const TAKEN = 'user with this email already exists.'
const NOT_A_STRING = 'Not a valid string.'

test.group('POST /api/v1/auth/register/', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('opens an account with a profile and signs it in', async ({ assert, client, db }) => {
    const response = await client.post(PATH).json({ ...ada, password_confirm: ada.password })

    response.assertStatus(201)
    response.assertHeader('cache-control', 'private, no-store')
    const user = await User.findByOrFail('username', 'ada')
    assert.containSubset(response.body().user, {
      ...{ id: user.id, username: 'ada', email: 'Ada@example.com', last_name: '' },
      ...{ is_verified: false, profile: { bio: '', avatar: null, birth_date: null } },
      stats: { products_count: 0, likes_received: 0, comments_count: 0 },
    })
    assert.match(user.password, /^argon2\$argon2id\$v=19\$m=\d+,t=2,p=1\$/)
    assert.containSubset(user.$attributes, { isActive: true, isStaff: false, lastLogin: null })
    const { refresh } = response.body().tokens
    await db.assertHas('users_userprofile', { user_id: user.id }, 1)
    await db.assertHas('token_blacklist_outstandingtoken', { user_id: user.id, token: refresh }, 1)
  })

  test('gives tokens that work, and shows no hash', async ({ assert, client }) => {
    const response = await client.post(PATH).json(ada)
    const { access } = response.body().tokens
    const me = await client.get('/api/v1/auth/me/').bearerToken(access)
    me.assertStatus(200)
    assert.deepEqual(me.body(), response.body().user)
    assert.notInclude(response.text(), 'argon2')
  })

  test('derives a username and makes it unique: {$self}')
    .with(['absent', 'empty'])
    .run(async ({ assert, client }, kind) => {
      await UserFactory.merge({ username: 'ada' }).create()
      const { username: _, ...rest } = ada
      const body = kind === 'empty' ? { ...rest, username: '' } : rest
      const response = await client.post(PATH).json(body)
      response.assertStatus(201)
      assert.match(response.body().user.username, /^ada-[0-9a-f]{8}$/)
    })

  test('gives nobody rights for the asking', async ({ assert, client }) => {
    const wish = { is_staff: true, isStaff: true, is_superuser: true, is_verified: true, id: 1 }
    const more = { is_active: false, groups: ['Moderators'], date_joined: '2001-01-01T00:00:00Z' }
    const response = await client.post(PATH).json({ ...ada, ...wish, ...more })

    response.assertStatus(201)
    const user = await User.findByOrFail('username', 'ada')
    assert.notEqual(user.id, 1)
    assert.containSubset(user.$attributes, {
      ...{ isStaff: false, isSuperuser: false, isVerified: false, isActive: true },
    })
    assert.isAbove(user.dateJoined.year, 2001)
  })

  test('ignores the query and a bad token', async ({ assert, client }) => {
    const response = await client
      .post(PATH)
      .qs({ first_name: 'Eve', password: 'other-password' })
      .header('Authorization', 'Bearer garbage')
      .json(ada)
    response.assertStatus(201)
    assert.equal(response.body().user.first_name, 'Ada')
  })

  test('normalises look-alikes of a username', async ({ assert, client }) => {
    const response = await client.post(PATH).json({ ...ada, username: 'ａｄａ' })
    assert.equal(response.body().user.username, 'ada')
  })

  test('refuses {field}: {value}')
    .with([
      { field: 'email', value: 'x', says: 'Enter a valid email address.' },
      { field: 'email', value: 'a@b', says: 'Enter a valid email address.' },
      { field: 'email', value: 'a@b.com\r\nBcc: c@d.com', says: 'Enter a valid email address.' },
      { field: 'email', value: '', says: 'This field may not be blank.' },
      { field: 'email', value: null, says: 'This field may not be null.' },
      { field: 'email', value: undefined, says: 'This field is required.' },
      { field: 'email', value: { $gt: '' }, says: NOT_A_STRING },
      { field: 'email', value: ['a@b.com'], says: NOT_A_STRING },
      { field: 'email', value: true, says: NOT_A_STRING },
      { field: 'username', value: '42', says: 'This username is reserved.' },
      { field: 'username', value: 'me', says: 'This username is reserved.' },
      { field: 'username', value: 'ﬃ'.repeat(60), says: /no more than 150 characters/ },
      { field: 'username', value: 'ｐｒｏｆｉｌｅ', says: 'This username is reserved.' },
      { field: 'username', value: { a: 1 }, says: NOT_A_STRING },
      { field: 'first_name', value: undefined, says: 'This field is required.' },
      { field: 'first_name', value: 'a\0b', says: 'Null characters are not allowed.' },
      { field: 'last_name', value: [], says: NOT_A_STRING },
      { field: 'last_name', value: 'x'.repeat(151), says: /no more than 150 characters/ },
      { field: 'password', value: 'p'.repeat(129), says: /no more than 128 characters/ },
      { field: 'password', value: null, says: 'This field may not be null.' },
      { field: 'password', value: ['Qv7-long-enough'], says: NOT_A_STRING },
      { field: 'password', value: 'Qv7-x', says: /^This password is too short/ },
      { field: 'password_confirm', value: 'Qv7-other', says: /^The two password fields didn't/ },
    ])
    .run(async ({ assert, client, db }, { field, value, says }) => {
      const response = await client.post(PATH).json({ ...ada, [field]: value })
      response.assertStatus(400)
      assert.deepEqual(Object.keys(response.body()), [field])
      assert.match(response.body()[field][0], says instanceof RegExp ? says : literal(says))
      await db.assertMissing('users_user', { username: 'ada' })
    })

  test('asks about the password when all else is good', async ({ assert, client }) => {
    const response = await client.post(PATH).json({ ...ada, email: 'x', password: '12345' })
    response.assertStatus(400)
    assert.deepEqual(Object.keys(response.body()), ['email'])
  })

  test('compares passwords as they are hashed, without blanks around them: {0}')
    .with([
      [' Qv7-long-enough\n', ' Qv7-long-enough\n'],
      ['Qv7-long-enough', 'Qv7-long-enough '],
    ] as const)
    .run(async ({ client }, [password, password_confirm]) => {
      const response = await client.post(PATH).json({ ...ada, password, password_confirm })
      response.assertStatus(201)
    })

  test('compares passwords when all else is good, and judges them all the same', async ({
    client,
  }) => {
    const send = (body: object) =>
      client.post(PATH).json({ ...ada, password: 'Qv7-x', password_confirm: 'Qv7-y', ...body })

    const [early, last] = [await send({ email: 'x' }), await send({})]

    early.assertBody({ email: ['Enter a valid email address.'] })
    last.assertStatus(400)
    last.assertBody({
      password: ['This password is too short. It must contain at least 8 characters.'],
      password_confirm: ["The two password fields didn't match."],
    })
  })

  test('refuses an address that has an account, in any case', async ({ client, db }) => {
    await UserFactory.merge({ email: 'ADA@example.com' }).create()
    const response = await client.post(PATH).json(ada)
    response.assertStatus(400)
    response.assertBody({ email: [TAKEN] })
    await db.assertMissing('users_user', { username: 'ada' })
  })

  test('refuses a taken username beside a taken address', async ({ client }) => {
    await UserFactory.merge({ email: 'ada@example.com', username: 'ada' }).create()
    const response = await client.post(PATH).json(ada)
    response.assertStatus(400)
    response.assertBody({
      email: [TAKEN],
      username: ['A user with that username already exists.'],
    })
  })

  test('names the problem when asked for one', async ({ client }) => {
    const response = await client
      .post(PATH)
      .header('Accept', 'application/problem+json')
      .json({ ...ada, password: '12345678' })
    response.assertStatus(400)
    response.assertBodyContains({ code: 'invalid_input', instance: PATH })
    response.assertBodyContains({ errors: { password: ['Not of digits alone.'] } })
  })
})

const literal = (text: string) => new RegExp(`^${RegExp.escape(text)}$`)
