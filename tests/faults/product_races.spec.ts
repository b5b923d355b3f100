import { test } from '@japa/runner'
import { CategoryFactory } from '#database/factories/category_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import Product from '#models/product'
import ProductLike from '#models/product_like'
import ProductTag from '#models/product_tag'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { CLIENTS, tally, together } from '#tests/helpers/together'

test.group('64 clients at once', (group) => {
  group.each.setup(emptyAfterwards)

  const product = () => ProductFactory.with('user').with('category').create()

  test('like one product, each once: all are counted', async ({ client, assert }) => {
    const lamp = await product()
    const users = await UserFactory.createMany(CLIENTS)

    const answers = await together((index) =>
      client.post(`/api/v1/products/${lamp.id}/like/`).loginAs(users[index]!)
    )

    assert.deepEqual(tally(answers), { 201: CLIENTS })
    assert.equal((await lamp.refresh()).likesCount, CLIENTS)
    assert.lengthOf(await ProductLike.query().where('productId', lamp.id), CLIENTS)
  })

  test('like as one person: one wins and is counted', async ({ client, assert }) => {
    const lamp = await product()
    const user = await UserFactory.create()

    const answers = await together(() =>
      client.post(`/api/v1/products/${lamp.id}/like/`).loginAs(user)
    )

    assert.deepEqual(tally(answers), { 201: 1, 400: CLIENTS - 1 })
    for (const answer of answers) assert.equal(answer.body().likes_count, 1)
    assert.equal((await lamp.refresh()).likesCount, 1)
  })

  test('like and unlike as one person: the counter equals the rows', async ({ client, assert }) => {
    const lamp = await product()
    const user = await UserFactory.create()
    const url = `/api/v1/products/${lamp.id}/like/`

    const answers = await together((index) =>
      (index % 2 ? client.delete(url) : client.post(url)).loginAs(user)
    )

    assert.isTrue(answers.every((answer) => [200, 201, 400].includes(answer.status())))
    const rows = await ProductLike.query().where('productId', lamp.id)
    assert.equal((await lamp.refresh()).likesCount, rows.length)
  })

  test('make one new tag: all products share it', async ({ client, assert }) => {
    const [user, category] = [await UserFactory.create(), await CategoryFactory.create()]
    const fields = { name: 'x', description: 'x', price: '1', category_id: category.id }

    const answers = await together((index) =>
      client
        .post('/api/v1/products/')
        .json({ ...fields, tags: index % 2 ? ['Brand New', 'other'] : ['other', 'brand new'] })
        .loginAs(user)
    )

    assert.deepEqual(tally(answers), { 201: CLIENTS })
    assert.lengthOf(await ProductTag.all(), 2)
    for (const answer of answers) assert.lengthOf(answer.body().tags, 2)
  })

  test('delete one product: it is gone once', async ({ client, assert }) => {
    const lamp = await product()

    const answers = await together(() =>
      client.delete(`/api/v1/products/${lamp.id}/`).loginAs({ id: lamp.userId })
    )

    assert.deepEqual(tally(answers), { 204: 1, 404: CLIENTS - 1 })
    assert.isFalse((await lamp.refresh()).isActive)
  })

  test('edit different fields of one product: no edit is lost', async ({ client, assert }) => {
    const lamp = await product()
    const edits = [
      { price: '77' },
      { currency: 'EUR' },
      { name: 'Edited' },
      { description: 'Edited' },
    ]

    await together((index) =>
      client
        .patch(`/api/v1/products/${lamp.id}/`)
        .json(edits[index % edits.length]!)
        .loginAs({ id: lamp.userId })
    )

    const row = await Product.findOrFail(lamp.id)
    assert.include(row.serialize(), {
      price: '77.00',
      currency: 'EUR',
      name: 'Edited',
      description: 'Edited',
    })
  })
})
