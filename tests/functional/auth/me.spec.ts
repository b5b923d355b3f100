import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import type User from '#models/user'
import UserProfile from '#models/user_profile'

const ME = '/api/v1/auth/me/'
const patch = (client: ApiClient, user: User, body: object) =>
  client.patch(ME).withGuard('api').loginAs(user).json(body)

test.group('GET /api/v1/auth/me/', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('shows the account with its profile', async ({ client, assert }) => {
    const user = await UserFactory.merge({ dateJoined: undefined })
      .with('profile', 1, (profile) => profile.merge({ avatar: 'avatars/ä b.jpg', bio: '<b>' }))
      .create()
    await user.refresh()
    const response = await client.get(ME).withGuard('api').loginAs(user)

    response.assertStatus(200)
    const { email, username } = user
    const avatar = new RegExp('^http://[^/]+/media/avatars/%C3%A4%20b.jpg$')
    response.assertBodyContains({ id: user.id, email, username, profile: { bio: '<b>' } })
    assert.match(response.body().profile.avatar, avatar)
    assert.match(response.body().date_joined, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?Z$/)
    assert.notProperty(response.body(), 'password')
  })

  test('has null for a profile that Django never made', async ({ client }) => {
    const user = await UserFactory.create()
    const response = await client.get(ME).withGuard('api').loginAs(user)
    response.assertBodyContains({ profile: null })
  })

  test('counts what the account brought together', async ({ client }) => {
    const user = await UserFactory.create()
    const shop = { userId: user.id, likesCount: 3 }
    const product = await ProductFactory.merge(shop).with('category').create()
    await ProductFactory.merge({ ...shop, status: 'draft' })
      .with('category')
      .create()
    await CommentFactory.merge({ userId: user.id, productId: product.id }).createMany(2)
    const response = await client.get(ME).withGuard('api').loginAs(user)
    response.assertBodyContains({
      stats: { products_count: 1, likes_received: 6, comments_count: 2 },
    })
  })
})

test.group('PUT, PATCH /api/v1/auth/me/', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('changes what PATCH names and nothing else', async ({ assert, client }) => {
    const user = await UserFactory.with('profile', 1, (one) => one.merge({ phone: '1' })).create()
    const response = await patch(client, user, { last_name: '', profile: { bio: ' Hello ' } })
    response.assertStatus(200)
    response.assertBodyContains({ first_name: 'Ada', last_name: '', profile: { bio: 'Hello' } })
    const profile = await UserProfile.findByOrFail('userId', user.id)
    assert.containSubset(profile.$attributes, { bio: 'Hello', phone: '1' })
  })

  test('makes a profile that is missing', async ({ client, db }) => {
    const user = await UserFactory.create()
    const profile = { birth_date: '1985-1-2', gender: 'prefer_not_to_say', is_private: 'yes' }
    const response = await patch(client, user, { profile })
    response.assertStatus(200)
    const expected = { birth_date: '1985-01-02', is_private: true, bio: '', avatar: null }
    response.assertBodyContains({ profile: expected })
    await db.assertHas('users_userprofile', { user_id: user.id, gender: 'prefer_not_to_say' }, 1)
  })

  test('takes null for a birth date and "" for texts', async ({ client }) => {
    const user = await UserFactory.with('profile').create()
    await patch(client, user, { profile: { birth_date: '2000-02-29', website: 'http://a.de/' } })
    const empty = { birth_date: null, website: '', gender: '', phone: '' }
    const response = await patch(client, user, { profile: empty })
    response.assertStatus(200)
    response.assertBodyContains({ profile: empty })
  })

  test('edits nothing with an empty PATCH', async ({ client }) => {
    const user = await UserFactory.with('profile').create()
    const response = await patch(client, user, {})
    response.assertStatus(200)
    response.assertBodyContains({ username: user.username })
  })

  test('wants everything that is required of PUT', async ({ client }) => {
    const user = await UserFactory.create()
    const put = (body: object) => client.put(ME).withGuard('api').loginAs(user).json(body)
    const refused = await put({ first_name: 'B' })
    refused.assertStatus(400)
    refused.assertBody({
      username: ['This field is required.'],
      last_name: ['This field is required.'],
    })
    const response = await put({ username: user.username, first_name: 'B', last_name: 'C' })
    response.assertStatus(200)
    response.assertBodyContains({ first_name: 'B', last_name: 'C' })
  })

  test('gives nobody rights, another address or another id', async ({ assert, client }) => {
    const user = await UserFactory.with('profile').create()
    const { id, email } = user
    const wish = { id: 1, email: 'else@example.com', is_verified: true, is_staff: true }
    const response = await patch(client, user, {
      ...wish,
      ...{ isStaff: true, is_superuser: true, groups: [1], password: 'x', user: 1 },
      profile: { user_id: 1, id: 1, avatar: '../../etc/passwd' },
    })
    response.assertStatus(200)
    response.assertBodyContains({ id, email, is_verified: false, profile: { avatar: null } })
    await user.refresh()
    assert.containSubset(user.$attributes, { id, email, isStaff: false, isSuperuser: false })
  })

  test('refuses {0} and changes nothing')
    .with([
      ['birth_date', '31.12.1985', /^Date has wrong format/],
      ['birth_date', '2023-02-29', /^Date has wrong format/],
      ['birth_date', 20200101, /^Date has wrong format/],
      ['gender', 'robot', '"robot" is not a valid choice.'],
      ['website', 'nope', 'Enter a valid URL.'],
      ['website', 'javascript:alert(1)', 'Enter a valid URL.'],
      ['website', `https://example.com/${'x'.repeat(200)}`, /no more than 200/],
      ['phone', '1'.repeat(21), /no more than 20 characters/],
      ['is_private', 'maybe', 'Must be a valid boolean.'],
      ['is_private', null, 'This field may not be null.'],
      ['bio', null, 'This field may not be null.'],
      ['bio', 'a\0b', 'Null characters are not allowed.'],
      ['location', { a: 1 }, 'Not a valid string.'],
    ] as const)
    .run(async ({ assert, client }, [field, value, says]) => {
      const user = await UserFactory.with('profile').create()
      const body = { first_name: 'Changed', profile: { [field]: value } }
      const response = await patch(client, user, body)
      response.assertStatus(400)
      assert.deepEqual(Object.keys(response.body().profile), [field])
      assert.match(response.body().profile[field][0], new RegExp(says))
      assert.equal((await user.refresh()).firstName, 'Ada')
    })

  test('refuses a profile that is {0}')
    .with([
      ['text', 'Invalid data. Expected a dictionary, but got str.'],
      [7, 'Invalid data. Expected a dictionary, but got int.'],
      [['a'], 'Invalid data. Expected a dictionary, but got list.'],
    ])
    .run(async ({ client }, [profile, says]) => {
      const user = await UserFactory.create()
      const response = await patch(client, user, { profile })
      response.assertStatus(400)
      response.assertBody({ profile: { non_field_errors: [says] } })
    })

  test('refuses null for a profile', async ({ client }) => {
    const user = await UserFactory.create()
    const response = await patch(client, user, { profile: null })
    response.assertStatus(400)
    response.assertBody({ profile: ['This field may not be null.'] })
  })

  test("refuses another's username, and takes one's own", async ({ assert, client }) => {
    await UserFactory.merge({ username: 'bob' }).create()
    const user = await UserFactory.merge({ username: 'ada' }).create()
    const taken = await patch(client, user, { username: 'bob', profile: { bio: 'x' } })
    taken.assertStatus(400)
    taken.assertBody({ username: ['A user with that username already exists.'] })
    assert.isNull(await UserProfile.findBy('userId', user.id))
    const own = await patch(client, user, { username: 'ada' })
    own.assertStatus(200)
  })
})
