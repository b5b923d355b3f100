import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { ProductFactory } from '#database/factories/product_factory'
import ProductImage from '#models/product_image'

const TABLE = 'products_productimage'

const product = () => ProductFactory.with('user').with('category').create()

/** Inserts as Django does, which knows of no triggers; returns the ids in the order of the gallery. */
async function pictures(productId: number, primaries: boolean[], isActive = true) {
  const rows = primaries.map((primary, at) => ({
    ...{ product_id: productId, image: `${at}.jpg`, is_primary: primary, order_index: at },
    is_active: isActive,
  }))
  const made = []
  for (const row of rows) made.push(...(await db.table(TABLE).insert(row).returning('id')))
  return made.map((row) => (row.id ?? row) as number)
}

const primariesOf = async (productId: number) => {
  const rows = await ProductImage.query().where({ productId, isActive: true, isPrimary: true })
  return rows.map(({ id }) => id)
}

test.group('A product with pictures has exactly one primary', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('which is the first where none is said, and the last one said: {0}')
    .with([
      [[false, false, false], 0],
      [[false, true, false], 1],
      [[true, true, true], 2],
    ] as const)
    .run(async ({ assert }, [said, expected]) => {
      const { id } = await product()
      const ids = await pictures(id, [...said])

      assert.deepEqual(await primariesOf(id), [ids[expected]])
    })

  test('of rows that come in one statement', async ({ assert }) => {
    const { id } = await product()
    const row = (at: number) => ({
      product_id: id,
      image: `${at}.jpg`,
      order_index: at,
      is_primary: at < 3,
    })

    await db.table(TABLE).multiInsert([row(1), row(2), row(3), row(4)])

    assert.lengthOf(await primariesOf(id), 1)
  })

  test('also when it goes: {$self}')
    .with(['delete', 'deactivate', 'demote', 'move'] as const)
    .run(async ({ assert }, how) => {
      const [{ id }, other] = [await product(), await product()]
      const [first, second] = await pictures(id, [true, false, false])
      const row = db.from(TABLE).where('id', first!)

      if (how === 'delete') await row.delete()
      if (how === 'deactivate') await row.update({ is_active: false })
      if (how === 'demote') await row.update({ is_primary: false })
      if (how === 'move') await row.update({ product_id: other.id })

      assert.deepEqual(await primariesOf(id), [second])
      assert.deepEqual(await primariesOf(other.id), how === 'move' ? [first] : [])
    })

  test('also when all are told not to be, and then one to be, as Django does', async (t) => {
    const { id } = await product()
    const [, second, third] = await pictures(id, [false, true, false])

    await db.from(TABLE).where('product_id', id).update({ is_primary: false })
    t.assert.lengthOf(await primariesOf(id), 1)
    await db.from(TABLE).where('id', third!).update({ is_primary: true })
    t.assert.deepEqual(await primariesOf(id), [third])

    await db.from(TABLE).where('product_id', id).whereNot('id', second!).delete()
    await db.from(TABLE).where('id', second!).update({ is_primary: false })
    t.assert.deepEqual(await primariesOf(id), [second], 'where it is alone it stays it')
  })

  test('but for inactive pictures, until they are shown', async ({ assert }) => {
    const { id } = await product()
    const [hidden] = await pictures(id, [true], false)
    const [shown] = await pictures(id, [false])
    assert.deepEqual(await primariesOf(id), [shown])

    await db.from(TABLE).where('id', hidden!).update({ is_active: true })

    assert.deepEqual(await primariesOf(id), [hidden])
  })
})
