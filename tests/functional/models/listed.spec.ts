import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { countDrift } from '#tests/helpers/count_drift'

const PRODUCT_STATES = [
  ['draft', false],
  ['archived', false],
  ['held', false],
  ['hidden', false],
  ['removed', false],
  ['inactive', false],
  ['deleted', false],
  ['byHiddenAuthor', false],
] as const

/** Writes as Django does, of its own columns only, and what they make of a row that was listed. */
const PRODUCT_WRITES: [string, boolean][] = [
  ['is_active = false', false],
  ['views_count = 7', true],
  [`status = 'draft'`, false],
  [`moderation_state = 'held'`, false],
  ['author_hidden = true', false],
  ['is_listed = false', true],
  [`is_listed = true, status = 'archived'`, false],
]

const COMMENT_WRITES: [string, boolean][] = [
  ['is_active = false', false],
  ['is_active = false, deleted_at = now()', true],
  ['is_approved = false', false],
  ['is_approved = false, is_active = false, deleted_at = now()', false],
  ['author_hidden = true', false],
  ['is_listed = false', true],
  ['likes_count = 7', true],
]

const isListed = async (table: string, id: number) => {
  const row = await db.from(table).where('id', id).firstOrFail()
  return row.is_listed
}

test.group('is_listed', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('is false for a product that is made {0}')
    .with([...PRODUCT_STATES])
    .run(async ({ assert }, [state, listed]) => {
      const product = await ProductFactory.with('user').with('category').apply(state).create()
      assert.equal(await isListed('products_product', product.id), listed)
      await product.merge({ status: 'published', moderationState: 'visible' }).save()
      await product.merge({ isActive: true, authorHidden: false }).save()
      assert.isTrue(await isListed('products_product', product.id))
      assert.deepEqual(await countDrift(db.connection()), [])
    })

  test('of a product follows `{0}`')
    .with(PRODUCT_WRITES)
    .run(async ({ assert }, [change, listed]) => {
      const { id } = await ProductFactory.with('user').with('category').create()
      await db.rawQuery(`update products_product set ${change} where id = ?`, [id])
      assert.equal(await isListed('products_product', id), listed)
      assert.deepEqual(await countDrift(db.connection()), [])
    })

  test('of a comment follows `{0}`')
    .with(COMMENT_WRITES)
    .run(async ({ assert }, [change, listed]) => {
      const product = await ProductFactory.with('user').with('category').create()
      const of = { productId: product.id, userId: product.userId }
      const { id } = await CommentFactory.merge(of).create()
      await db.rawQuery(`update products_comment set ${change} where id = ?`, [id])
      assert.equal(await isListed('products_comment', id), listed)
      assert.deepEqual(await countDrift(db.connection()), [])
    })

  test('forgets who deleted a row once somebody brings it back', async ({ assert }) => {
    const product = await ProductFactory.with('user').with('category').apply('deleted').create()
    await db.rawQuery('update products_product set is_active = true where id = ?', [product.id])
    await db.rawQuery('update products_product set is_active = false where id = ?', [product.id])
    await product.refresh()
    assert.deepEqual([product.deletedAt, product.deletedById], [null, null])
    assert.isFalse(product.isRestorableBy({ id: product.userId }))
  })
})
