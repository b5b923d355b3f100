import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import PurgeTrash from '#actions/trash/purge_trash'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import Product from '#models/product'
import { countDrift } from '#tests/helpers/count_drift'

const OWNED = ['productimage', 'producttagrelation', 'productlike', 'comment', 'producttext']

test.group('Purging the trash', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const make = () =>
    ProductFactory.with('user').with('category').with('images', 2).with('tags', 2).create()

  async function deleted(daysAgo: number) {
    const lamp = await make()
    return lamp.remove(lamp.userId, DateTime.utc().minus({ days: daysAgo })).save()
  }

  const purge = () => new PurgeTrash().handle()
  const isThere = async ({ id }: Product) => (await Product.find(id)) !== null

  test('deletes a product that its owner deleted 31 days ago, with all that is of it', async ({
    assert,
  }) => {
    const lamp = await deleted(31)
    const reader = await UserFactory.create()
    await db.table('products_productlike').insert({
      product_id: lamp.id,
      user_id: reader.id,
      created_at: new Date(),
      updated_at: new Date(),
      is_active: true,
    })
    const whose = { productId: lamp.id, userId: reader.id }
    const question = await CommentFactory.merge(whose).create()
    const answer = await CommentFactory.merge({ ...whose, parentId: question.id }).create()
    await CommentFactory.merge({ ...whose, parentId: answer.id }).create()

    assert.deepEqual(await purge(), { products: 1 })
    assert.isFalse(await isThere(lamp))
    for (const table of OWNED) {
      const rows = await db.from(`products_${table}`).where('product_id', lamp.id)
      assert.isEmpty(rows, table)
    }
    await db.rawQuery('set constraints all immediate')
    assert.isEmpty(await countDrift(db.connection()))
    assert.deepEqual(await purge(), { products: 0 })
  })

  test('leaves what can still be restored', async ({ assert }) => {
    const lamp = await deleted(29)
    await purge()
    assert.isTrue(await isThere(lamp))
  })

  test('leaves what somebody else took away', async ({ assert }) => {
    const lamp = await make()
    const staff = await UserFactory.apply('staff').create()
    await lamp.remove(staff.id, DateTime.utc().minus({ days: 90 })).save()
    await purge()
    assert.isTrue(await isThere(lamp))
  })

  test('leaves what Django made inactive, once or again', async ({ assert }) => {
    const once = await make()
    const again = await deleted(90)
    // Django knows the flag alone.
    for (const [id, isActive] of [
      [once.id, false],
      [again.id, true],
      [again.id, false],
    ] as const)
      await db.from('products_product').where('id', id).update({ is_active: isActive })

    await purge()
    assert.isTrue(await isThere(once))
    assert.isTrue(await isThere(again))
    await again.refresh()
    assert.isFalse(again.isRestorableBy(again.user))
  })

  test('goes through more products than it takes at once', async ({ assert }) => {
    const { userId, categoryId } = await deleted(31)
    const old = DateTime.utc().minus({ days: 40 })
    const trash = { userId, categoryId, isActive: false, deletedAt: old, deletedById: userId }
    await ProductFactory.merge(trash).createMany(120)
    assert.deepEqual(await purge(), { products: 121 })
  })
})
