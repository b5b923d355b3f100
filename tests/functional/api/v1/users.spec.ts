import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { UserFactory } from '#database/factories/user_factory'
import { UserProfileFactory } from '#database/factories/user_profile_factory'
import type User from '#models/user'

const URL = '/api/v1/users/'

const named = (username: string, more: Partial<User> = {}) =>
  UserFactory.merge({ username, email: `${username}@example.com`, ...more })

/** Somebody whose profile is nobody's business. */
async function hidden(username: string) {
  const user = await named(username).create()
  await UserProfileFactory.merge({ userId: user.id }).apply('private').create()
  return user
}

const usernames = ({ results }: { results: User[] }) => results.map(({ username }) => username)

test.group('GET /api/v1/users/', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('lists active users by username, with or without a profile', async ({ client, assert }) => {
    await named('grace').with('profile').create()
    const ada = await named('ada').create()
    await named('ina').apply('inactive').create()

    const response = await client.get(URL)

    response.assertStatus(200)
    assert.deepEqual(usernames(response.body()), ['ada', 'grace'])
    assert.deepInclude(response.body(), { count: 2, next: null, previous: null })
    assert.deepEqual(response.body().results[0], {
      id: ada.id,
      username: 'ada',
      first_name: 'Ada',
      last_name: 'Byron',
      is_verified: false,
      date_joined: response.body().results[0].date_joined,
      profile: null,
      products_count: 0,
    })
  })

  test('leaves private profiles out, but for one’s own; staff see all', async ({
    client,
    assert,
  }) => {
    const bob = await hidden('bob')
    const staff = await named('sam').apply('staff').create()
    const moderator = await named('carol').apply('moderator').create()
    const seen = async (user?: User) => {
      const request = client.get(URL)
      return usernames((await (user ? request.loginAs(user) : request)).body())
    }

    assert.deepEqual(await seen(), ['carol', 'sam'])
    assert.deepEqual(await seen(moderator), ['carol', 'sam'])
    assert.deepEqual(await seen(bob), ['bob', 'carol', 'sam'])
    assert.deepEqual(await seen(staff), ['bob', 'carol', 'sam'])
  })

  test('finds every word in username and names, and nothing by what is private', async ({
    client,
    assert,
  }) => {
    await named('ada', { firstName: 'Ada', lastName: 'Lovelace' }).create()
    await named('grace', { firstName: 'Grace', lastName: 'Hop_per' }).create()
    await hidden('gracious')

    for (const [search, found] of Object.entries({
      'LOVE': ['ada'],
      'gra hop': ['grace'],
      'ada hop': [],
      'p_p': ['grace'],
      'o_p': [],
      '%': [],
      'example.com': [],
      'gracious': [],
      '': ['ada', 'grace'],
    })) {
      const response = await client.get(URL).qs({ search })
      response.assertStatus(200)
      assert.deepEqual(usernames(response.body()), found, search)
    }
  })

  test('comes in any order, in pages and by cursor', async ({ client, assert }) => {
    for (const name of ['b', 'a', 'd', 'c']) await named(name).create()
    const read = async (url: string) => (await client.get(url)).assertStatus(200)

    const last = await client.get(`${URL}?ordering=-username&page_size=3&page=2`)
    const first = await client.get(`${URL}?ordering=-date_joined&cursor=&page_size=3`)
    await read(first.body().next)
    const second = await client.get(first.body().next)

    assert.deepEqual(usernames(last.body()), ['a'])
    assert.equal(last.body().count, 4)
    assert.deepEqual(usernames(first.body()), ['c', 'd', 'a'])
    assert.deepEqual(usernames(second.body()), ['b'])
    for (const ordering of ['password', '-email', 'last_login', 'profile__phone'])
      assert.deepEqual(
        usernames((await client.get(URL).qs({ ordering })).body()),
        ['a', 'b', 'c', 'd'],
        ordering
      )
  })

  test('refuses pages and searches that are none', async ({ client }) => {
    const beyond = await client.get(`${URL}?page=9`)
    const cursor = await client.get(`${URL}?cursor=x`)
    const long = await client.get(URL).qs({ search: 'a'.repeat(501) })

    beyond.assertStatus(404)
    beyond.assertBodyContains({ detail: 'Invalid page.' })
    cursor.assertStatus(404)
    long.assertStatus(400)
    long.assertBody({ search: ['Ensure this field has no more than 500 characters.'] })
  })
})
