import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'

const url = ({ id }: { id: number | string }) => `/api/v1/products/${id}/`

test.group('GET /api/v1/products/{id}/', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('shows a product that is {state} to {sees}, to others 404')
    .with([
      { state: 'listed', sees: ['anonymous', 'stranger', 'owner', 'moderator', 'staff'] },
      { state: 'draft', sees: ['owner', 'moderator', 'staff'] },
      { state: 'archived', sees: ['owner', 'moderator', 'staff'] },
      { state: 'hidden', sees: ['owner', 'moderator', 'staff'] },
      { state: 'removed', sees: ['owner', 'moderator', 'staff'] },
      { state: 'inactive', sees: [] },
      { state: 'deleted', sees: [] },
    ] as const)
    .run(async ({ client, assert }, { state, sees }) => {
      const factory = state === 'listed' ? ProductFactory : ProductFactory.apply(state)
      const product = await factory.with('user').with('category').create()
      const people = {
        anonymous: undefined,
        stranger: await UserFactory.create(),
        owner: product.user,
        moderator: await UserFactory.apply('moderator').create(),
        staff: await UserFactory.apply('staff').create(),
      }

      for (const [who, user] of Object.entries(people)) {
        const request = client.get(url(product))
        const response = await (user ? request.loginAs(user) : request)
        const visible = (sees as readonly string[]).includes(who)
        assert.equal(response.status(), visible ? 200 : 404, `${state} to ${who}`)
      }
    })

  test('says that it has not changed', async ({ client, assert }) => {
    const product = await ProductFactory.with('user').with('category').create()
    const first = await client.get(url(product))
    const tag = first.header('etag')!

    const same = await client.get(url(product)).header('if-none-match', tag)
    await product.merge({ price: '11.00' }).save()
    const changed = await client.get(url(product)).header('if-none-match', tag)

    assert.match(tag, /^W\/"/)
    same.assertStatus(304)
    assert.equal(same.text(), '')
    changed.assertStatus(200)
    assert.notEqual(changed.header('etag'), tag)
  })

  test('has another tag for who likes it, and keeps private answers out of caches', async ({
    client,
    assert,
  }) => {
    const product = await ProductFactory.with('user').with('category').create()
    await client.put(`${url(product)}like/`).loginAs(product.user)

    const anonymous = await client.get(url(product))
    const fan = await client.get(url(product)).loginAs(product.user)

    assert.notEqual(anonymous.header('etag'), fan.header('etag'))
    assert.equal(fan.header('cache-control'), 'private, no-store')
    assert.include(fan.header('vary')!, 'Authorization')
    assert.isTrue(fan.body().is_liked)
    assert.isFalse(anonymous.body().is_liked)
  })

  test('answers HEAD with the headers alone', async ({ client, assert }) => {
    const product = await ProductFactory.with('user').with('category').create()

    const response = await client.request(url(product), 'HEAD')

    response.assertStatus(200)
    assert.exists(response.header('etag'))
  })

  test('keeps Django’s microseconds and odd values', async ({ client }) => {
    const product = await ProductFactory.merge({ name: 'Tab\t"\\ 😀', price: '-3.50' })
      .with('user')
      .with('category')
      .create()
    await db
      .from('products_product')
      .where('id', product.id)
      .update({ created_at: '2024-02-01T03:00:00.000001Z', updated_at: '2024-02-01T03:30:00Z' })

    const response = await client.get(url(product))

    response.assertBodyContains({
      ...{ name: 'Tab\t"\\ 😀', price: '-3.50' },
      ...{ created_at: '2024-02-01T03:00:00.000001Z', updated_at: '2024-02-01T03:30:00Z' },
    })
  })

  test('knows no id like {$self}')
    .with(['0', '999999', '-1', '1.5', 'abc', '9'.repeat(30), '%00', '1%2F2', '１'])
    .run(async ({ client }, id) => {
      const response = await client.get(url({ id: encodeURI(id) }))

      response.assertStatus(404)
    })
})
