import { DateTime } from 'luxon'
import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { ProductFactory } from '#database/factories/product_factory'
import Product from '#models/product'

const makeProduct = () => ProductFactory.with('user').with('category').create()

test.group('Product', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('keeps the microseconds of times it does not touch', async ({ assert }) => {
    const { id } = await makeProduct()
    await db
      .from('products_product')
      .where('id', id)
      .update({ created_at: '2024-02-01 03:00:00.123456+00', deleted_at: null })

    const product = await Product.findOrFail(id)
    await product.merge({ name: 'Oak Lamp' }).save()
    const { rows } = await db.rawQuery(
      'select created_at::text from products_product where id = ?',
      [id]
    )
    assert.equal(rows[0].created_at, '2024-02-01 03:00:00.123456+00')
  })

  test('moves updated_at when it is saved, created_at never', async ({ assert }) => {
    const { id } = await makeProduct()
    const then = '2024-02-01T03:00:00.000Z'
    await db.from('products_product').where('id', id).update({ created_at: then, updated_at: then })

    const product = await Product.findOrFail(id)
    await product.merge({ name: 'Oak Lamp' }).save()
    await product.refresh()
    assert.isTrue(product.updatedAt > DateTime.fromISO(then))
    assert.isTrue(product.createdAt.equals(DateTime.fromISO(then)))
  })

  test('says who removed it and forgets it when restored', async ({ assert }) => {
    const product = await makeProduct()
    const now = DateTime.utc()
    product.remove(product.userId, now)
    assert.containSubset(product, { isActive: false, deletedAt: now, deletedById: product.userId })
    product.restore()
    assert.containSubset(product, { isActive: true, deletedAt: null, deletedById: null })
  })

  test('is restorable {0}: {1}')
    .with([
      ['by its owner on the thirtieth day', true, 0, 30],
      ['by its owner on the day after', false, 0, 30.01],
      ['by somebody else', false, 1, 0],
    ] as const)
    .run(async ({ assert }, [, restorable, other, days]) => {
      const product = await makeProduct()
      const now = DateTime.utc()
      product.remove(product.userId, now.minus({ days }))
      assert.equal(product.isRestorableBy({ id: product.userId + other }, now), restorable)
    })

  test('is not restorable by its owner when another removed it, or Django did', async ({
    assert,
  }) => {
    const product = await makeProduct()
    const owner = { id: product.userId }
    assert.isFalse(product.remove(owner.id + 1).isRestorableBy(owner))
    assert.isFalse(product.merge({ deletedAt: null, deletedById: null }).isRestorableBy(owner))
  })
})
