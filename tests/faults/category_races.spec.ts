import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { CategoryFactory } from '#database/factories/category_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import Category from '#models/category'
import Product from '#models/product'
import { countDrift } from '#tests/helpers/count_drift'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { statuses, together } from '#tests/helpers/together'

const URL = '/api/v1/categories/'

test.group('64 clients at the categories', (group) => {
  group.each.setup(emptyAfterwards)

  const staff = () => UserFactory.apply('staff').create()

  test('put each below the other: the tree never closes into a circle', async ({
    client,
    assert,
  }) => {
    const [one, other] = (await CategoryFactory.createMany(2)) as [Category, Category]
    const keeper = await staff()

    const answers = await together((index) => {
      const [below, above] = index % 2 ? [one, other] : [other, one]
      return client.patch(`${URL}${below.id}/`).json({ parent: above.id }).loginAs(keeper)
    })

    assert.deepEqual(statuses(answers), [200, 400])
    await Promise.all([one.refresh(), other.refresh()])
    assert.lengthOf(
      [one, other].filter(({ parentId }) => parentId === null),
      1
    )
  })

  test('make and rename to one slug: one has it', async ({ client, assert }) => {
    const made = await CategoryFactory.createMany(8)
    const keeper = await staff()
    const named = { name: 'Shelves', slug: 'shelves' }

    const answers = await together((index) =>
      index % 2
        ? client.post(URL).json(named).loginAs(keeper)
        : client
            .patch(`${URL}${made[index % 8]!.id}/`)
            .json({ slug: 'shelves' })
            .loginAs(keeper)
    )

    assert.includeMembers([200, 201, 400], statuses(answers))
    assert.lengthOf(await Category.query().where('slug', 'shelves'), 1)
  })

  test('change one that is deleted: who comes later finds none', async ({ client, assert }) => {
    const { id } = await CategoryFactory.create()
    const keeper = await staff()

    const answers = await together((index) =>
      index % 8 === 3
        ? client.delete(`${URL}${id}/`).loginAs(keeper)
        : client
            .patch(`${URL}${id}/`)
            .json({ name: `Name ${index}` })
            .loginAs(keeper)
    )

    assert.includeMembers([200, 204, 404], statuses(answers))
    assert.lengthOf(
      answers.filter((answer) => answer.status() === 204),
      1
    )
    assert.isNull(await Category.find(id))
  })

  test('fill one that is deleted: either first, and nothing is left in none', async ({
    client,
    assert,
  }) => {
    const { id } = await CategoryFactory.create()
    const keeper = await staff()
    const lamp = { name: 'Lamp', description: 'Bright', price: '10', category_id: id }

    const answers = await together((index) => {
      if (index % 8 === 3) return client.delete(`${URL}${id}/`).loginAs(keeper)
      if (index % 8 === 5)
        return client
          .post(URL)
          .json({ name: 'Below', slug: `below-${index}`, parent: id })
          .loginAs(keeper)
      return client.post('/api/v1/products/').json(lamp).loginAs(keeper)
    })

    assert.includeMembers([201, 204, 400, 404, 409], statuses(answers))
    const inside = (await Product.query().where('categoryId', id)).length
    const below = (await Category.query().where('parentId', id)).length
    assert.equal(inside + below, answers.filter((answer) => answer.status() === 201).length)
    assert.equal((await Category.find(id)) === null, inside + below === 0)
    assert.deepEqual(await countDrift(db.connection()), [])
  })

  test('move products past each other: counts equal the rows', async ({ client, assert }) => {
    const categories = await CategoryFactory.createMany(2)
    const owner = await UserFactory.create()
    const on = { userId: owner.id, categoryId: categories[0]!.id }
    const products = await ProductFactory.merge(on).createMany(8)

    const answers = await together((index) => {
      const tags = index % 3 ? ['one', 'two'] : ['two', 'three']
      const body = { category_id: categories[index % 2]!.id, tags }
      return client
        .patch(`/api/v1/products/${products[index % 8]!.id}/`)
        .json(body)
        .loginAs(owner)
    })

    assert.deepEqual(statuses(answers), [200])
    assert.deepEqual(await countDrift(db.connection()), [])
  })
})
