import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { CategoryFactory } from '#database/factories/category_factory'
import { ProductTagFactory } from '#database/factories/product_tag_factory'
import { owner } from '#tests/helpers/write_routes'

const lamp = { name: 'Lamp', description: 'Bright', price: '1.00' }

test.group('What Django stored and nobody may choose now', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('may stay: more than 20 tags, in any order, and fewer of them', async ({
    client,
    assert,
  }) => {
    const { user, product } = await owner()
    const tags = await ProductTagFactory.createMany(23)
    await product.related('tags').attach(tags.map(({ id }) => id))
    const names = tags.map(({ name }) => name)
    const put = (sent: string[]) =>
      client
        .put(`/api/v1/products/${product.id}/`)
        .json({ ...lamp, tags: sent })
        .loginAs(user)

    const all = await put(names.toReversed())
    const fewer = await put(names.slice(1))
    const other = await put([...names.slice(1), 'new'])

    all.assertStatus(200)
    assert.lengthOf(all.body().tags, 23)
    assert.lengthOf(fewer.body().tags, 22)
    other.assertStatus(400)
    assert.property(other.body(), 'tags')
  })

  test('may stay: a category that was made inactive', async ({ client, assert }) => {
    const { user, product } = await owner()
    const category = await CategoryFactory.merge({ isActive: false }).create()
    const put = (named: object) =>
      client
        .put(`/api/v1/products/${product.id}/`)
        .json({ ...lamp, ...named })
        .loginAs(user)

    const chosen = await put({ category_id: category.id })
    await db.from('products_product').update({ category_id: category.id })
    const kept = [await put({ category_id: category.id }), await put({ category: category.slug })]
    const besideOthers = await put({ category_id: category.id, price: 'x' })

    chosen.assertStatus(400)
    for (const answer of kept) answer.assertStatus(200)
    assert.deepEqual(Object.keys(besideOthers.body()).slice(0, 1), ['price'])
    assert.notProperty(besideOthers.body(), 'category_id')
  })

  test('may stay: a parent that is not active, or that leads back', async ({ client }) => {
    const { user, product } = await owner()
    const { categoryId: id } = product
    const inactive = await CategoryFactory.merge({ isActive: false }).create()
    const patch = (parent: number) =>
      client.patch(`/api/v1/categories/${id}/`).json({ parent }).loginAs(user)

    for (const parent of [inactive.id, id]) {
      const chosen = await patch(parent)
      await db.from('products_category').where({ id }).update({ parent_id: parent })
      const kept = await patch(parent)
      chosen.assertStatus(400)
      kept.assertStatus(200)
    }
  })
})
