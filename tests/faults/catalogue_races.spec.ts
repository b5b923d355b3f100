import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { CategoryFactory } from '#database/factories/category_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import Category from '#models/category'
import Product from '#models/product'
import { tally, together } from '#tests/helpers/together'

const URL = '/api/v1/categories/'

const orphans = () =>
  db
    .from('products_product')
    .whereNotExists((category) =>
      category.from('products_category').whereColumn('products_category.id', 'category_id')
    )

test.group('Staff and owners at once', (group) => {
  group.each.setup(() => testUtils.db().truncate())
  group.tap((each) => each.timeout(60_000))

  test('make categories each other’s parents: one way round, and soon', async ({
    client,
    assert,
  }) => {
    const staff = await UserFactory.apply('staff').create()
    const pairs = await Promise.all(
      Array.from({ length: 12 }, async () => CategoryFactory.createMany(2))
    )

    const answers = await Promise.all(
      pairs.flatMap(([one, other]) => [
        client.patch(`${URL}${one!.id}/`).json({ parent: other!.id }).loginAs(staff),
        client.patch(`${URL}${other!.id}/`).json({ parent: one!.id }).loginAs(staff),
      ])
    )

    assert.deepEqual(tally(answers), { 200: pairs.length, 400: pairs.length })
    for (const answer of answers.filter((refused) => refused.status() === 400))
      assert.property(answer.body(), 'parent')
    assert.lengthOf(await Category.query().whereNotNull('parentId'), pairs.length)
  })

  test('take one slug: one gets it', async ({ client, assert }) => {
    const staff = await UserFactory.apply('staff').create()

    const answers = await together(
      (index) =>
        client
          .post(URL)
          .json({ name: `Bags ${index}`, slug: 'bags' })
          .loginAs(staff),
      32
    )

    assert.deepEqual(tally(answers), { 201: 1, 400: 31 })
    assert.lengthOf(await Category.query().where('slug', 'bags'), 1)
  })

  test('delete a category and fill it: no product is left without one', async ({
    client,
    assert,
  }) => {
    const staff = await UserFactory.apply('staff').create()
    const owner = await UserFactory.create()
    const categories = await CategoryFactory.createMany(16)
    const fields = { name: 'Lamp', description: 'Bright', price: '1' }

    const answers = await Promise.all(
      categories.flatMap(({ id }) => [
        client
          .post('/api/v1/products/')
          .json({ ...fields, category_id: id })
          .loginAs(owner),
        client.delete(`${URL}${id}/`).loginAs(staff),
      ])
    )

    const counts = tally(answers)
    assert.containsSubset([201, 204, 400, 409], Object.keys(counts).map(Number))
    assert.lengthOf(await orphans(), 0)
    assert.lengthOf(await Product.all(), counts[201] ?? 0)
    assert.lengthOf(await Category.all(), 16 - (counts[204] ?? 0))
  })

  test('like two products the other way round: nobody waits for ever', async ({
    client,
    assert,
  }) => {
    const made = () => ProductFactory.with('user').with('category').create()
    const [lamp, rug] = [await made(), await made()]
    const users = await UserFactory.createMany(32)
    const like = (id: number, user: (typeof users)[0]) =>
      client.put(`/api/v1/products/${id}/like/`).loginAs(user)

    const answers = await together(async (index) => {
      const ways = index % 2 ? [lamp.id, rug.id] : [rug.id, lamp.id]
      return Promise.all(ways.map((id) => like(id, users[index]!)))
    }, 32)

    assert.deepEqual(tally(answers.flat()), { 200: 64 })
    for (const product of [lamp, rug]) assert.equal((await product.refresh()).likesCount, 32)
  })

  test('write while their account is closed: all is written before, nothing after', async ({
    client,
    assert,
  }) => {
    const user = await UserFactory.create()
    const { id: category } = await CategoryFactory.create()
    const body = { name: 'Lamp', description: 'Bright', price: '1', category_id: category }

    const answers = await together(async (index) => {
      if (index === 16) await user.merge({ isActive: false }).save()
      return client.post('/api/v1/products/').json(body).loginAs(user)
    }, 32)

    const counts = tally(answers)
    assert.containsSubset([201, 401], Object.keys(counts).map(Number))
    assert.lengthOf(await Product.all(), counts[201] ?? 0)
    const late = await client.post('/api/v1/products/').json(body).loginAs(user)
    late.assertStatus(401)
  })

  test('page by cursor while rows arrive: none is seen twice, none is missed', async ({
    client,
    assert,
  }) => {
    const owner = await UserFactory.create()
    const { id: categoryId } = await CategoryFactory.create()
    const more = (count: number) =>
      ProductFactory.merge({ userId: owner.id, categoryId }).createMany(count)
    const before = (await more(12)).map(({ id }) => id)
    const seen: number[] = []

    for (let url = '/api/v1/products/?cursor=&page_size=5'; url;) {
      const { body } = await client.get(url).then((response) => ({ body: response.body() }))
      seen.push(...body.results.map(({ id }: { id: number }) => id))
      await more(3)
      url = body.next
    }

    assert.sameOrderedMembers(
      seen,
      before.toSorted((a, b) => b - a)
    )
  })
})
