import { readFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { CategoryFactory } from '#database/factories/category_factory'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import type Comment from '#models/comment'
import { countDrift } from '#tests/helpers/count_drift'

/** A table with deferred checks outstanding cannot be truncated. */
const CHECKED = 'set constraints all immediate;'

const makeProduct = () => ProductFactory.with('user').with('category').create()

async function commented() {
  const [product, other] = [await makeProduct(), await makeProduct()]
  const author = await UserFactory.create()
  const of = { productId: product.id, userId: author.id }
  const [first, second] = await CommentFactory.merge(of).createMany(2)
  await CommentFactory.merge(of).apply('unapproved').create()
  await CommentFactory.merge(of).apply('inactive').create()
  return { product, other, first: first!, second: second! }
}

const COMMENT_CHANGES: [string, (comment: Comment, other: number) => unknown, number, number][] = [
  ['withdrawn', (comment) => comment.merge({ isApproved: false }).save(), 1, 0],
  ['deactivated', (comment) => comment.merge({ isActive: false }).save(), 1, 0],
  ['edited', (comment) => comment.merge({ content: 'Lovelier.' }).save(), 2, 0],
  ['moved', (comment, other) => comment.merge({ productId: other }).save(), 1, 1],
  ['deleted', (comment) => comment.delete(), 1, 0],
]

test.group('products_product.comments_count', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('counts active and approved comments, one of them {0}')
    .with(COMMENT_CHANGES)
    .run(async ({ assert }, [, change, left, moved]) => {
      const { product, other, first } = await commented()
      await change(first, other.id)
      await Promise.all([product.refresh(), other.refresh()])
      assert.deepEqual([product.commentsCount, other.commentsCount], [left, moved])
    })

  test('leaves the product alone when a comment is liked', async ({ assert }) => {
    const { product, first } = await commented()
    const version = () =>
      db.rawQuery('select ctid from products_product where id = ?', [product.id])
    const before = await version()
    await first.merge({ likesCount: 1 }).save()
    const after = await version()
    assert.deepEqual(after.rows, before.rows)
  })

  test('is nothing once all comments are truncated', async ({ assert }) => {
    const { product } = await commented()
    await db.rawQuery(`${CHECKED} truncate products_comment cascade`)
    await product.refresh()
    assert.equal(product.commentsCount, 0)
  })
})

test.group('products_productcount', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('follows every way in and out of the lists', async ({ assert }) => {
    const product = await makeProduct()
    const [category, user] = [await CategoryFactory.create(), await UserFactory.create()]
    for (const change of [
      { status: 'draft' },
      { status: 'published' },
      { moderationState: 'hidden' },
      { categoryId: category.id },
      { moderationState: 'visible' },
      { categoryId: product.categoryId, userId: user.id },
      { isActive: false },
      { isActive: true, categoryId: category.id },
    ] as const) {
      await product.merge(change).save()
      assert.deepEqual(await countDrift(db.connection()), [])
    }
    await product.delete()
    assert.deepEqual(await countDrift(db.connection()), [])
  })

  test('is not written when a product is liked, viewed or renamed', async ({ assert }) => {
    const product = await makeProduct()
    const deltas = () => db.from('products_productcount').count('* as n')
    const before = await deltas()
    await product.merge({ likesCount: 1, viewsCount: 1, name: 'Oak Lamp' }).save()
    assert.deepEqual(await deltas(), before)
  })

  test('is exact after the tables were emptied and filled in bulk', async ({ assert }) => {
    await makeProduct()
    const fixture = await readFile(app.makePath('tests/conformance/fixture.sql'), 'utf8')
    await db.rawQuery(CHECKED + fixture.replace(/^(BEGIN|COMMIT);$/gm, ''))
    assert.deepEqual(await countDrift(db.connection()), [])
    const { rows } = await db.rawQuery(
      `select sum(n) as n from products_productcount where scope = 'all'`
    )
    assert.equal(rows[0].n, 29)
  })
})
