import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import testUtils from '@adonisjs/core/services/test_utils'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'

const url = ({ id }: { id: number }) => `/api/v1/products/${id}/`

test.group('DELETE /api/v1/products/{id}/', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const product = () => ProductFactory.with('user').with('category').create()

  test('takes the product off every route and keeps the row', async ({ client, assert }) => {
    const lamp = await product()

    const response = await client.delete(url(lamp)).loginAs(lamp.user)

    response.assertStatus(204)
    response.assertTextIncludes('')
    await lamp.refresh()
    assert.isFalse(lamp.isActive)
    assert.equal(lamp.deletedById, lamp.userId)
    assert.isNotNull(lamp.deletedAt)
    for (const viewer of [lamp.user, await UserFactory.apply('moderator').create()]) {
      const seen = await client.get(url(lamp)).loginAs(viewer)
      seen.assertStatus(404)
    }
  })

  test('answers the second time as if it had never been', async ({ client }) => {
    const lamp = await product()
    await client.delete(url(lamp)).loginAs(lamp.user)

    const response = await client.delete(url(lamp)).loginAs(lamp.user)

    response.assertStatus(404)
  })

  test('is the owner’s alone', async ({ client, assert }) => {
    const lamp = await product()
    const staff = await UserFactory.apply('staff').create()

    const refused = await client.delete(url(lamp)).loginAs(staff)
    const anonymous = await client.delete(url(lamp))

    refused.assertStatus(403)
    anonymous.assertStatus(401)
    await lamp.refresh()
    assert.isTrue(lamp.isActive)
  })
})

test.group('POST /api/v1/products/{id}/restore/', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const restore = (lamp: { id: number }) => `${url(lamp)}restore/`

  async function deleted(daysAgo: number) {
    const lamp = await ProductFactory.with('user').with('category').create()
    await lamp.remove(lamp.userId, DateTime.utc().minus({ days: daysAgo })).save()
    return lamp
  }

  test('brings back what its owner deleted', async ({ client, assert }) => {
    const lamp = await deleted(29)

    const response = await client.post(restore(lamp)).loginAs(lamp.user)

    response.assertStatus(200)
    response.assertBodyContains({ id: lamp.id, status: 'published' })
    await lamp.refresh()
    assert.isTrue(lamp.isActive)
    assert.isNull(lamp.deletedAt)
  })

  test('knows nothing of it after 30 days', async ({ client }) => {
    const lamp = await deleted(31)

    const response = await client.post(restore(lamp)).loginAs(lamp.user)

    response.assertStatus(404)
  })

  test('knows nothing of it for others, nor of what Django made inactive', async ({
    client,
    assert,
  }) => {
    const lamp = await deleted(1)
    const stranger = await UserFactory.create()
    const inactive = await ProductFactory.apply('inactive').with('user').with('category').create()

    const strange = await client.post(restore(lamp)).loginAs(stranger)
    const adopted = await client.post(restore(inactive)).loginAs(inactive.user)
    const anonymous = await client.post(restore(lamp))

    strange.assertStatus(404)
    adopted.assertStatus(404)
    anonymous.assertStatus(401)
    await lamp.refresh()
    assert.isFalse(lamp.isActive)
  })
})
