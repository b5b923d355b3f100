import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { CategoryFactory } from '#database/factories/category_factory'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import { UserProfileFactory } from '#database/factories/user_profile_factory'

const URL = '/api/v1/users/'

/** Somebody with two products and two comments that everybody sees, and some of each that nobody does. */
async function author(username = 'josé.á+1') {
  const user = await UserFactory.merge({ username }).create()
  const { id: categoryId } = await CategoryFactory.create()
  const made = () => ProductFactory.merge({ userId: user.id, categoryId, likesCount: 2 })
  const [first, second] = await made().createMany(2)
  const draft = await made().apply('draft').create()
  const said = (productId: number) => CommentFactory.merge({ productId, userId: user.id })
  await said(first!.id).createMany(2)
  await said(first!.id).apply('unapproved').create()
  await said(draft.id).create()
  return { user, first: first!, second: second!, draft }
}

const profileOf = (userId: number) =>
  UserProfileFactory.merge({ userId, bio: 'Bags.', location: 'İzmir', phone: '+90 1' })

test.group('GET /api/v1/users/{id or username}/', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('shows the public face, with sums of what everybody sees', async ({ client, assert }) => {
    const { user } = await author()
    await profileOf(user.id).create()

    const byName = await client.get(`${URL}${encodeURIComponent('josé.á+1')}/`)
    const byId = await client.get(`${URL}${user.id}/`)

    byName.assertStatus(200)
    assert.deepEqual(byName.body(), byId.body())
    assert.deepInclude(byName.body(), {
      id: user.id,
      profile: {
        bio: 'Bags.',
        avatar: null,
        avatar_picture: null,
        location: 'İzmir',
        website: '',
        is_private: false,
      },
      stats: { products_count: 2, likes_received: 4, comments_count: 2 },
    })
    assert.notProperty(byName.body(), 'email')
    assert.notProperty(byName.body(), 'last_login')
    for (const key of ['phone', 'birth_date', 'gender'])
      assert.notProperty(byName.body().profile, key)
  })

  test('shows the whole account to himself and to staff, not to moderators', async ({
    client,
    assert,
  }) => {
    const { user } = await author()
    await profileOf(user.id).create()
    const staff = await UserFactory.apply('staff').create()
    const moderator = await UserFactory.apply('moderator').create()
    const url = `${URL}${user.id}/`

    const own = await client.get(url).loginAs(user)
    const me = await client.get('/api/v1/auth/me/').loginAs(user)
    const seen = await client.get(url).loginAs(staff)
    const moderated = await client.get(url).loginAs(moderator)

    assert.deepEqual(own.body(), me.body())
    assert.deepEqual(seen.body(), own.body())
    assert.deepInclude(own.body(), { email: user.email, last_login: null })
    assert.equal(own.body().profile.phone, '+90 1')
    assert.notProperty(moderated.body(), 'email')
  })

  test('is refused for a private profile to all but themselves and staff', async ({ client }) => {
    const { user } = await author()
    await profileOf(user.id).apply('private').create()

    for (const rest of ['', 'comments/']) {
      const refused = await client.get(`${URL}${user.id}/${rest}`)
      const own = await client.get(`${URL}${user.id}/${rest}`).loginAs(user)
      refused.assertStatus(403)
      refused.assertBodyContains({
        detail: 'You do not have permission to perform this action.',
        code: 'permission_denied',
      })
      own.assertStatus(200)
    }
  })

  test('answers 304 to who has it already, and never another viewer’s', async ({
    client,
    assert,
  }) => {
    const { user } = await author()
    const url = `${URL}${user.id}/`
    const tag = (await client.get(url)).header('etag')!

    const again = await client.get(url).header('If-None-Match', tag)
    const own = await client.get(url).header('If-None-Match', tag).loginAs(user)

    again.assertStatus(304)
    own.assertStatus(200)
    assert.equal(own.header('cache-control'), 'private, no-store')
  })

  test('knows no inactive user, and a name in its exact spelling only', async ({ client }) => {
    const user = await UserFactory.merge({ username: 'Grace' }).create()
    const closed = await UserFactory.apply('inactive').create()

    for (const key of ['grace', closed.id, closed.username, user.id + 1e9])
      for (const rest of ['', 'comments/']) {
        const response = await client.get(`${URL}${key}/${rest}`)
        response.assertStatus(404)
      }
  })

  test('leads to his products, with the list’s filters and his drafts for himself', async ({
    client,
    assert,
  }) => {
    const { user, first, second, draft } = await author('ada')
    await ProductFactory.with('user').with('category').create()
    const ids = async (query: string, viewer?: typeof user) => {
      const request = client.get(`${URL}ada/products/?${query}`)
      const { results } = (await (viewer ? request.loginAs(viewer) : request)).body()
      return results.map(({ id }: { id: number }) => id)
    }

    assert.sameMembers(await ids(''), [first.id, second.id])
    assert.lengthOf(await ids(`user=${user.id + 1}&page_size=1`), 1)
    assert.deepEqual(await ids('status=draft'), [])
    assert.deepEqual(await ids('status=draft', user), [draft.id])
    const page = await client.get(`${URL}ada/products/?page_size=1&ordering=price`)
    assert.equal(page.body().count, 2)
    assert.include(page.body().next, '/api/v1/users/ada/products/?')
  })

  test('leads to his comments, with the list’s filters', async ({ client, assert }) => {
    const { user, first, second } = await author('ada')
    await CommentFactory.merge({ productId: first.id }).with('user').create()

    const all = await client.get(`${URL}ada/comments/?page_size=1`)
    const one = await client.get(`${URL}ada/comments/?product=${second.id}`)
    const own = await client.get(`${URL}ada/comments/`).loginAs(user)

    assert.equal(all.body().count, 2)
    assert.include(all.body().next, '/api/v1/users/ada/comments/?')
    assert.equal(one.body().count, 0)
    assert.equal(own.body().count, 4, 'with what waits for approval and what is on his draft')
  })
})
