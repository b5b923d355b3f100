import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { ProductFactory } from '#database/factories/product_factory'
import { countDrift } from '#tests/helpers/count_drift'

const makeProduct = () => ProductFactory.with('user').with('category').create()

/** Every text with the place of its row, which any write moves. */
async function texts() {
  const { rows } = await db.rawQuery('select product_id, text, ctid from products_producttext')
  return rows as { product_id: number; text: string }[]
}

test.group('products_producttext', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('follows a product from its making to its end', async ({ assert }) => {
    const product = await makeProduct()
    for (const change of [{ name: 'Lamp' }, { description: 'of oak' }, { name: 'Lamps' }]) {
      await product.merge(change).save()
      assert.deepEqual(await countDrift(db.connection()), [])
    }
    assert.deepEqual(
      (await texts()).map(({ text }) => text),
      ['lamps\nof oak']
    )

    await product.delete()
    assert.isEmpty(await texts())
  })

  test('is not written by likes, views, comments and moves', async ({ assert }) => {
    const product = await makeProduct()
    const before = await texts()
    await product.merge({ likesCount: 1, viewsCount: 9, commentsCount: 3, price: '1.00' }).save()
    await product.merge({ status: 'draft', moderationState: 'hidden' }).save()
    assert.deepEqual(await texts(), before)
  })

  test('is empty once all products are truncated', async ({ assert }) => {
    await makeProduct()
    await db.rawQuery('set constraints all immediate; truncate products_product cascade')
    assert.isEmpty(await texts())
  })

  test('is right after products were filled in bulk and changed by one statement', async ({
    assert,
  }) => {
    const { userId, categoryId } = await makeProduct()
    await db.rawQuery(
      `insert into products_product (name, description, price, user_id, category_id)
         select 'Lamp ' || i, 'of oak', 1, ?, ? from generate_series(1, 20) i`,
      [userId, categoryId]
    )
    await db.rawQuery(`update products_product set description = 'of ' || name where id % 2 = 0`)
    assert.lengthOf(await texts(), 21)
    assert.deepEqual(await countDrift(db.connection()), [])
  })
})
