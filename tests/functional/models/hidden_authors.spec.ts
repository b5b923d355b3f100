import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import { countDrift } from '#tests/helpers/count_drift'

test.group('What is added for a hidden author', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  for (const state of ['banned', 'leaving'] as const)
    test(`who is ${state}, by whoever writes, is hidden`, async ({ assert }) => {
      const author = await UserFactory.apply(state).create()
      const lamp = await ProductFactory.with('user').with('category').create()
      const made = await ProductFactory.merge({
        userId: author.id,
        categoryId: lamp.categoryId,
      }).create()
      const of = { productId: lamp.id, userId: author.id }
      const comment = await CommentFactory.merge(of).create()
      const reply = await CommentFactory.merge({ ...of, parentId: comment.id }).create()
      for (const row of [made, comment, reply]) {
        await row.refresh()
        assert.deepEqual([row.authorHidden, row.isListed], [true, false])
      }
      await Promise.all([lamp.refresh(), comment.refresh()])
      assert.deepEqual([lamp.commentsCount, comment.repliesCount], [0, 0])
      assert.deepEqual(await countDrift(db.connection()), [])
    })

  test('is hidden in one statement of many authors, and what others add is not', async ({
    assert,
  }) => {
    const [banned, other] = [await UserFactory.apply('banned').create(), await UserFactory.create()]
    const lamp = await ProductFactory.with('user').with('category').create()
    await db.rawQuery(
      `insert into products_comment (created_at, updated_at, is_active, content, is_approved, is_edited,
         likes_count, product_id, user_id)
       select now(), now(), true, 'x', true, false, 0, ?, u from unnest(?::bigint[]) u, generate_series(1, 10)`,
      [lamp.id, [banned.id, other.id]]
    )
    const rows = await db.from('products_comment').where('product_id', lamp.id)
    assert.lengthOf(rows, 20)
    for (const row of rows) assert.equal(row.is_listed, row.user_id === other.id)
    assert.equal((await lamp.refresh()).commentsCount, 10)
    assert.deepEqual(await countDrift(db.connection()), [])
  })

  test('follows when a row changes hands', async ({ assert }) => {
    const banned = await UserFactory.apply('banned').create()
    const lamp = await ProductFactory.with('user').with('category').create()
    const [owner] = [lamp.userId]
    await lamp.merge({ userId: banned.id }).save()
    assert.isFalse((await lamp.refresh()).isListed)
    await lamp.merge({ userId: owner }).save()
    assert.isTrue((await lamp.refresh()).isListed)
    assert.deepEqual(await countDrift(db.connection()), [])
  })
})
