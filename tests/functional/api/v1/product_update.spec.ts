import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { CategoryFactory } from '#database/factories/category_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'

const url = ({ id }: { id: number }) => `/api/v1/products/${id}/`

test.group('PUT, PATCH /api/v1/products/{id}/', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const product = () => ProductFactory.with('user').with('category').create()

  test('changes what is named and answers the whole product', async ({ client, assert }) => {
    const lamp = await product()
    const before = lamp.updatedAt

    const response = await client
      .patch(url(lamp))
      .json({ price: '48', tags: ['Brass'] })
      .loginAs(lamp.user)

    response.assertStatus(200)
    response.assertBodyContains({
      id: lamp.id,
      name: lamp.name,
      price: '48.00',
      tags: [{ slug: 'brass' }],
    })
    await lamp.refresh()
    assert.equal(lamp.price, '48.00')
    assert.isAtLeast(lamp.updatedAt.toMillis(), before.toMillis())
  })

  test('edits nothing with an empty PATCH', async ({ client, assert }) => {
    const lamp = await product()

    const response = await client.patch(url(lamp)).json({}).loginAs(lamp.user)

    response.assertStatus(200)
    const { updatedAt } = await lamp.refresh()
    assert.equal(updatedAt.toISO(), lamp.updatedAt.toISO())
  })

  test('keeps tags and category on a PUT that does not name them', async ({ client }) => {
    const lamp = await product()
    await client
      .patch(url(lamp))
      .json({ tags: ['brass', 'old'] })
      .loginAs(lamp.user)
    const fields = { name: 'New', description: 'New.', price: '1' }

    const response = await client.put(url(lamp)).json(fields).loginAs(lamp.user)

    response.assertStatus(200)
    response.assertBodyContains({ name: 'New', category: { id: lamp.categoryId } })
    response.assertBodyContains({ tags: [{ slug: 'brass' }, { slug: 'old' }] })
  })

  test('replaces tags, and drops them all for an empty list', async ({ client, assert }) => {
    const lamp = await product()
    const tag = (tags: string[]) => client.patch(url(lamp)).json({ tags }).loginAs(lamp.user)

    await tag(['a', 'b'])
    const replaced = await tag(['b', 'c'])
    const dropped = await tag([])

    assert.deepEqual(
      replaced.body().tags.map((each: { slug: string }) => each.slug),
      ['b', 'c']
    )
    assert.deepEqual(dropped.body().tags, [])
  })

  test('moves to another active category only', async ({ client }) => {
    const lamp = await product()
    const other = await CategoryFactory.create()
    const retired = await CategoryFactory.apply('inactive').create()

    const moved = await client.patch(url(lamp)).json({ category: other.slug }).loginAs(lamp.user)
    const refused = await client
      .patch(url(lamp))
      .json({ category_id: retired.id })
      .loginAs(lamp.user)

    moved.assertStatus(200)
    moved.assertBodyContains({ category: { id: other.id } })
    refused.assertStatus(400)
    refused.assertBody({ category_id: [`Invalid pk "${retired.id}" - object does not exist.`] })
  })

  test('asks a PUT for the seed’s fields', async ({ client }) => {
    const lamp = await product()

    const response = await client.put(url(lamp)).json({ name: 'Only' }).loginAs(lamp.user)

    response.assertStatus(400)
    response.assertBody({
      description: ['This field is required.'],
      price: ['This field is required.'],
    })
  })

  test('lets nobody edit in another’s name: {$i}')
    .with(['user', 'moderator', 'staff', 'superuser'] as const)
    .run(async ({ client, assert }, role) => {
      const lamp = await product()
      const other = await (role === 'user' ? UserFactory : UserFactory.apply(role)).create()

      const response = await client.patch(url(lamp)).json({ price: '1' }).loginAs(other)

      response.assertStatus(403)
      response.assertBodyContains({ detail: 'You do not have permission to perform this action.' })
      await lamp.refresh()
      assert.equal(lamp.price, '10.00')
    })

  test('hides from strangers what they cannot see, and deleted ones from their owner', async ({
    client,
  }) => {
    const draft = await ProductFactory.apply('draft').with('user').with('category').create()
    const stranger = await UserFactory.create()
    const gone = await ProductFactory.apply('inactive').with('user').with('category').create()

    const strange = await client.patch(url(draft)).json({ price: '1' }).loginAs(stranger)
    const late = await client.patch(url(gone)).json({ price: '1' }).loginAs(gone.user)

    strange.assertStatus(404)
    late.assertStatus(404)
  })

  test('asks who is not signed in to do so', async ({ client }) => {
    const lamp = await product()

    const response = await client.put(url(lamp)).json({})

    response.assertStatus(401)
  })
})
