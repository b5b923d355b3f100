import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import ProductLike from '#models/product_like'

const url = ({ id }: { id: number }) => `/api/v1/products/${id}/like/`

test.group('/api/v1/products/{id}/like/', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  async function fan() {
    const lamp = await ProductFactory.with('user').with('category').create()
    return { lamp, user: await UserFactory.create() }
  }

  test('POST likes once and moves no date', async ({ client, assert }) => {
    const { lamp, user } = await fan()

    const first = await client.post(url(lamp)).loginAs(user)
    const again = await client.post(url(lamp)).loginAs(user)

    first.assertStatus(201)
    first.assertBody({ message: 'Product liked successfully', likes_count: 1, is_liked: true })
    again.assertStatus(400)
    again.assertBody({ message: 'Product already liked', likes_count: 1, is_liked: true })
    const before = lamp.updatedAt.toISO()
    await lamp.refresh()
    assert.equal(lamp.likesCount, 1)
    assert.equal(lamp.updatedAt.toISO(), before)
    assert.lengthOf(await ProductLike.query().where({ productId: lamp.id, userId: user.id }), 1)
  })

  test('PUT is safe to repeat', async ({ client, assert }) => {
    const { lamp, user } = await fan()

    await client.put(url(lamp)).loginAs(user)
    const again = await client.put(url(lamp)).loginAs(user)

    again.assertStatus(200)
    again.assertBody({ message: 'Product liked successfully', likes_count: 1, is_liked: true })
    assert.lengthOf(await ProductLike.query().where('productId', lamp.id), 1)
  })

  test('DELETE takes it back, on either path', async ({ client, assert }) => {
    const { lamp, user } = await fan()
    const unlike = `/api/v1/products/${lamp.id}/unlike/`

    await client.post(url(lamp)).loginAs(user)
    const taken = await client.delete(url(lamp)).loginAs(user)
    await client.post(url(lamp)).loginAs(user)
    const other = await client.delete(unlike).loginAs(user)
    const none = await client.delete(unlike).loginAs(user)

    taken.assertStatus(200)
    taken.assertBody({ message: 'Product unliked successfully', likes_count: 0, is_liked: false })
    other.assertStatus(200)
    none.assertStatus(400)
    none.assertBody({ message: 'Product not liked', likes_count: 0, is_liked: false })
    await lamp.refresh()
    assert.equal(lamp.likesCount, 0)
  })

  test('is out of reach where the product is', async ({ client, assert }) => {
    const draft = await ProductFactory.apply('draft').with('user').with('category').create()
    const user = await UserFactory.create()

    for (const send of [
      client.post(url(draft)),
      client.put(url(draft)),
      client.delete(url(draft)),
    ]) {
      const response = await send.loginAs(user)
      response.assertStatus(404)
    }
    assert.lengthOf(await ProductLike.all(), 0)
  })

  test('asks who is not signed in to do so', async ({ client, assert }) => {
    const { lamp } = await fan()

    for (const send of [client.post(url(lamp)), client.put(url(lamp)), client.delete(url(lamp))])
      (await send).assertStatus(401)
    await lamp.refresh()
    assert.equal(lamp.likesCount, 0)
  })

  test('is a problem document to who asks for one', async ({ client }) => {
    const { lamp, user } = await fan()

    const response = await client
      .delete(url(lamp))
      .header('accept', 'application/problem+json')
      .loginAs(user)

    response.assertStatus(400)
    response.assertBodyContains({ status: 400, code: 'product_not_liked' })
  })
})
