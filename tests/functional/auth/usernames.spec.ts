import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import { UserFactory } from '#database/factories/user_factory'
import User from '#models/user'

const TAKEN = { username: ['A user with that username already exists.'] }
const RESERVED = { username: ['This username is reserved.'] }

const register = (client: ApiClient, input: object) =>
  client.post('/api/v1/auth/register/').json({
    email: 'new@example.com',
    first_name: 'Eve',
    last_name: '',
    password: 'Qv7-long-enough',
    ...input,
  })

test.group('A username', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('of another, {1} beside {0}, cannot be taken')
    .with([
      ['alice', 'ALICE'],
      ['alice', 'aLiCe'],
      ['irem', 'İrem'],
      ['İrem', 'irem'],
      ['IREM', 'ırem'],
      ['straße', 'STRASSE'],
      ['straße', 'STRAẞE'],
      ['kelvin', '\u212Aelvin'],
      ['kelvin', 'ＫＥＬＶＩＮ'],
      ['ΟΔΟΣ', 'οδος'],
      ['οδος', 'οδοσ'],
      ['ſam', 'SAM'],
      ['éva', 'E\u0301VA'],
    ] as const)
    .run(async ({ client, assert }, [name, username]) => {
      await UserFactory.merge({ username: name.normalize('NFKC') }).create()
      const user = await UserFactory.create()
      const made = await register(client, { username })
      const changed = await client.patch('/api/v1/auth/me/').json({ username }).loginAs(user)

      for (const answer of [made, changed]) answer.assertStatus(400)
      assert.deepEqual([made.body(), changed.body()], [TAKEN, TAKEN])
    })

  test('that is the address of another cannot be taken, in any case', async ({ client }) => {
    await UserFactory.merge({ email: 'Bob@example.com' }).create()
    const user = await UserFactory.merge({ email: 'ada@example.com' }).create()
    const edit = (username: string) =>
      client.patch('/api/v1/auth/me/').json({ username }).loginAs(user)

    for (const username of ['bob@example.com', 'BOB@EXAMPLE.COM']) {
      const made = await register(client, { username })
      made.assertBody(TAKEN)
      const changed = await edit(username)
      changed.assertBody(TAKEN)
    }
    const own = await edit('ADA@example.com')
    own.assertStatus(200)
  })

  test('that is {$self} cannot be taken')
    .with(['.', '..', '7', '٧٧', 'me', 'ME', 'profile', 'ｐrofile', '1'.repeat(30)])
    .run(async ({ client, assert }, username) => {
      const user = await UserFactory.create()
      const made = await register(client, { username })
      const changed = await client.patch('/api/v1/auth/me/').json({ username }).loginAs(user)
      assert.deepEqual([made.body(), changed.body()], [RESERVED, RESERVED])
    })

  test('of one’s own always passes: {$self}')
    .with(['alice', 'ALICE', '42', 'me', '..', 'has space', 'bob@example.com', 'ﬁne'])
    .run(async ({ client, assert }, username) => {
      await UserFactory.merge({ username: 'Alice', email: 'bob@example.com' }).create()
      const user = await UserFactory.merge({ username }).create()
      const put = await client
        .put('/api/v1/users/profile/')
        .json({ username, first_name: 'B', last_name: '' })
        .loginAs(user)
      const patch = await client.patch('/api/v1/auth/me/').json({ username }).loginAs(user)

      put.assertStatus(200)
      patch.assertStatus(200)
      assert.equal((await user.refresh()).username, username)
    })

  test('of one’s own may change its letters of case', async ({ client }) => {
    const user = await UserFactory.merge({ username: 'alice' }).create()
    const response = await client
      .patch('/api/v1/auth/me/')
      .json({ username: 'Alice' })
      .loginAs(user)
    response.assertBodyContains({ username: 'Alice' })
  })

  test('that is derived keeps the rule: {0}')
    .with([
      ['alice@example.com', /^alice-[0-9a-f]{8}$/],
      ['ALICE@example.com', /^alice-[0-9a-f]{8}$/],
      ['7@example.com', /^user7$/],
      ['me@example.com', /^userme$/],
    ] as const)
    .run(async ({ client, assert }, [email, expected]) => {
      await UserFactory.merge({ username: 'Alice' }).create()
      const response = await register(client, { email })
      response.assertStatus(201)
      assert.match(response.body().user.username, expected)
    })

  test('does not keep an address from its owner', async ({ client }) => {
    await UserFactory.merge({ username: 'new@example.com' }).create()
    const response = await register(client, { username: 'eve' })
    response.assertStatus(201)
    const other = await UserFactory.create()
    const taken = await client
      .patch('/api/v1/auth/me/')
      .json({ username: 'NEW@example.com' })
      .loginAs(other)
    taken.assertBody(TAKEN)
    await User.findByOrFail('email', 'new@example.com')
  })
})
