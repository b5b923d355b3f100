import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { ProductFactory } from '#database/factories/product_factory'
import { ProductTagFactory } from '#database/factories/product_tag_factory'
import { UserFactory } from '#database/factories/user_factory'
import { namesOf, shelf } from '#tests/helpers/shelf'

const URL = '/api/v1/products/'

test.group('GET /api/v1/products/', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('narrows by {query}')
    .with([
      { query: 'category_slug=desk', finds: ['Mug 50%', 'Oak Desk'] },
      {
        query: 'category_slug=home&include_subcategories=true&ordering=name',
        finds: ['Lamp', 'Mug 50%', 'Oak Desk', 'Rug', 'Vase_1'],
      },
      { query: 'category_slug=no-such', finds: [] },
      { query: 'min_price=20&ordering=price', finds: ['Vase_1', 'Mug 50%', 'Oak Desk'] },
      { query: 'max_price=1e1&ordering=price', finds: ['Rug', 'Lamp'] },
      { query: 'min_price= 15 &max_price=30&ordering=-price', finds: ['Mug 50%', 'Vase_1'] },
      { query: 'currency=USD&currency=EUR', finds: ['Vase_1'] },
      { query: 'tags=wood,nothing', finds: ['Oak Desk'] },
      { query: 'tags=Wood', finds: [] },
      { query: 'featured=true', finds: [] },
      { query: 'search=oak', finds: ['Oak Desk'] },
      { query: 'search=oak,BRIGHT', finds: ['Oak Desk'] },
      { query: 'search=50%25', finds: ['Mug 50%'] },
      { query: 'search=e_1', finds: ['Vase_1'] },
      { query: 'search=ug&ordering=name', finds: ['Mug 50%', 'Rug'] },
      { query: 'search=_', finds: ['Vase_1'] },
      { query: 'search=U,G&currency=USD&ordering=name', finds: ['Mug 50%', 'Rug'] },
      { query: 'search=xylophone', finds: [] },
      { query: 'created_after=2999-01-01', finds: [] },
      { query: 'created_before=2000-01-01T00:00:00Z', finds: [] },
      { query: 'category=&min_price=&tags=,,&currency=EUR', finds: ['Vase_1'] },
    ])
    .run(async ({ client, assert }, { query, finds }) => {
      await shelf()

      const response = await client.get(`${URL}?${query}`)

      response.assertStatus(200)
      assert.equal(response.body().count, finds.length)
      assert.sameOrderedMembers(namesOf(response.body()), finds)
    })

  test('narrows by category and user id, the last of several counting', async ({
    client,
    assert,
  }) => {
    const { ada, desk, home } = await shelf()

    const byBoth = await client.get(`${URL}?category=${home.id}&category=${desk.id}&user=${ada.id}`)
    const byUser = await client.get(`${URL}?user=${ada.id}&ordering=price`)

    assert.deepEqual(namesOf(byBoth.body()), ['Oak Desk'])
    assert.deepEqual(namesOf(byUser.body()), ['Lamp', 'Oak Desk'])
    assert.equal(byUser.body().count, 2)
  })

  test('refuses {query}')
    .with([
      { query: 'category=abc', field: 'category', says: /valid choice/ },
      { query: 'category=999999', field: 'category', says: /valid choice/ },
      { query: 'user=-1', field: 'user', says: /valid choice/ },
      { query: 'user=99999999999999999999', field: 'user', says: /valid choice/ },
      { query: 'min_price=NaN', field: 'min_price', says: /Enter a number/ },
      { query: 'max_price=1,5', field: 'max_price', says: /Enter a number/ },
      { query: 'created_after=yesterday', field: 'created_after', says: /valid date/ },
      { query: 'status=removed', field: 'status', says: /valid choice/ },
      { query: `search=${'x'.repeat(501)}`, field: 'search', says: /500/ },
    ])
    .run(async ({ client, assert }, { query, field, says }) => {
      const response = await client.get(`${URL}?${query}`)

      response.assertStatus(400)
      assert.deepEqual(Object.keys(response.body()), [field])
      assert.match(response.body()[field][0], says)
    })

  test('shows everybody the same, but for likes and one’s own drafts', async ({
    client,
    assert,
  }) => {
    const { ada, bob, lamp } = await shelf()
    await lamp.merge({ status: 'draft' }).save()
    const moderator = await UserFactory.apply('moderator').create()
    await client.put(`/api/v1/products/${lamp.id}/like/`).loginAs(ada)

    for (const user of [ada, bob, moderator]) {
      const plain = await client.get(URL).loginAs(user)
      assert.equal(plain.body().count, 4)
    }
    const own = await client.get(`${URL}?status=draft`).loginAs(ada)
    const foreign = await client.get(`${URL}?status=draft`).loginAs(bob)
    const moderated = await client.get(`${URL}?status=draft`).loginAs(moderator)
    const anonymous = await client.get(`${URL}?status=draft`)
    assert.deepEqual(namesOf(own.body()), ['Lamp'])
    assert.isTrue(own.body().results[0].is_liked)
    assert.deepEqual(namesOf(moderated.body()), ['Lamp'])
    assert.isFalse(moderated.body().results[0].is_liked)
    assert.deepEqual(namesOf(foreign.body()), [])
    assert.deepEqual(namesOf(anonymous.body()), [])
  })

  test('leaves out what is not listed, inactive pictures, tags and relations', async ({
    client,
    assert,
  }) => {
    const { desk1 } = await shelf()
    for (const state of ['draft', 'archived', 'hidden', 'removed', 'inactive'] as const)
      await ProductFactory.apply(state).with('user').with('category').create()
    await ProductFactory.with('user')
      .with('category')
      .with('images', 2, (image) => image.merge([{ isActive: false }, { isActive: true }]))
      .create()
    const retired = await ProductTagFactory.merge({
      name: 'R',
      slug: 'r',
      isActive: false,
    }).create()
    await desk1.related('tags').attach([retired.id])

    const response = await client.get(`${URL}?ordering=created_at`)

    assert.equal(response.body().count, 6)
    assert.lengthOf(response.body().results.at(-1).images, 1)
    assert.deepEqual(
      response.body().results[2].tags.map(({ slug }: { slug: string }) => slug),
      ['wood']
    )
  })
})
