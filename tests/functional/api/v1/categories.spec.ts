import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { CategoryFactory } from '#database/factories/category_factory'
import { ProductFactory } from '#database/factories/product_factory'
import Category from '#models/category'
import { categoryTree } from '#tests/helpers/category_tree'

const URL = '/api/v1/categories/'
const slugs = (items: { slug: string }[]) => items.map(({ slug }) => slug)

test.group('GET /api/v1/categories/', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('lists the active ones by name, with their kept counts', async ({ client, assert }) => {
    const { child } = await categoryTree()
    await CategoryFactory.apply('inactive').create()
    await ProductFactory.merge({ categoryId: child.id }).with('user').createMany(2)
    await ProductFactory.merge({ categoryId: child.id }).apply('draft').with('user').create()

    const response = await client.get(`${URL}?page_size=2`)

    response.assertStatus(200)
    assert.equal(response.body().count, 3)
    assert.deepEqual(slugs(response.body().results), ['desk', 'home'])
    assert.include(response.body().next, 'page=2&page_size=2')
    const second = await client.get(`${URL}?page=last&page_size=2`)
    second.assertBodyContains({ results: [{ slug: 'lamps', products_count: 2 }], next: null })
    const beyond = await client.get(`${URL}?page=9`)
    beyond.assertStatus(404)
  })

  test('reads one by slug and by id, with the categories right below', async ({
    client,
    assert,
  }) => {
    const { root, child } = await categoryTree()

    for (const key of [root.slug, root.id]) {
      const response = await client.get(`${URL}${key}/`)
      response.assertStatus(200)
      response.assertBodyContains({ id: root.id, parent: null })
      assert.deepEqual(slugs(response.body().children), [child.slug])
    }
  })

  test('knows nothing of inactive ones and of what is not there: {$self}')
    .with(['retired', '999999', '0', 'no-such', '%00', 'a'.repeat(201)])
    .run(async ({ client }, key) => {
      await CategoryFactory.merge({ slug: 'retired' }).apply('inactive').create()

      for (const path of ['', 'products/', 'stats/']) {
        const response = await client.get(`${URL}${key}/${path}`)
        response.assertStatus(404)
      }
    })

  test('puts the whole tree together, roots of inactive parents among the roots', async ({
    client,
    assert,
  }) => {
    const { root, child, leaf } = await categoryTree()
    const retired = await CategoryFactory.apply('inactive').create()
    const orphan = await CategoryFactory.merge({
      name: 'Zoo',
      slug: 'zoo',
      parentId: retired.id,
    }).create()

    const response = await client.get(`${URL}tree/`)

    response.assertStatus(200)
    const [home, zoo] = response.body()
    assert.equal(zoo.id, orphan.id)
    assert.isNull(zoo.parent)
    assert.equal(home.id, root.id)
    assert.equal(home.children[0].id, child.id)
    assert.equal(home.children[0].children[0].id, leaf.id)
  })

  test('opens an adopted circle, so that nobody is missing', async ({ client, assert }) => {
    const { root, leaf } = await categoryTree()
    await Category.query().where('id', root.id).update({ parentId: leaf.id })

    const response = await client.get(`${URL}tree/`)

    assert.lengthOf(response.body(), 1)
    assert.equal(response.body()[0].children[0].children[0].id, leaf.id)
  })

  test('adds up a category and what is below it', async ({ client }) => {
    const { root, child } = await categoryTree()
    await ProductFactory.merge({ categoryId: root.id, likesCount: 3 }).with('user').create()
    await ProductFactory.merge({ categoryId: child.id }).with('user').create()

    const response = await client.get(`${URL}home/stats/`)

    response.assertStatus(200)
    response.assertBody({
      ...{ id: root.id, slug: 'home', products_count: 1, subtree_products_count: 2 },
      ...{ children_count: 1, authors_count: 1, views_count: 0, likes_count: 3 },
    })
  })

  test('lists the newest products as a bare array of at most 100', async ({ client, assert }) => {
    const { child } = await categoryTree()
    await ProductFactory.merge({ categoryId: child.id }).with('user').createMany(101)

    const response = await client.get(`${URL}lamps/products/?page=7`)

    response.assertStatus(200)
    assert.lengthOf(response.body(), 100)
    assert.equal(response.header('x-total-count'), '101')
    const next = /<([^>]+)>; rel="next"/.exec(response.header('link')!)![1]!
    const rest = await client.get(next.replace(/^https?:\/\/[^/]+/, ''))
    assert.lengthOf(rest.body().results, 1)
    assert.notInclude(response.body(), rest.body().results[0])
  })

  test('asks the database as often for many as for one', async ({ client, assert }) => {
    await categoryTree()
    const statements = async (path: string) => {
      let count = 0
      const lucid = db.connection().getWriteClient()
      const listen = () => count++
      lucid.client.on('query', listen)
      await client.get(path)
      lucid.client.off('query', listen)
      return count
    }

    assert.equal(await statements(URL), 2)
    assert.equal(await statements(`${URL}home/`), 2)
    assert.equal(await statements(`${URL}tree/`), 1)
    assert.equal(await statements(`${URL}home/stats/`), 2)
  })
})
