import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import Comment from '#models/comment'
import { countDrift } from '#tests/helpers/count_drift'

/** A line of replies, each below the one before, and somebody who wrote them all. */
async function thread(depth: number) {
  const product = await ProductFactory.with('user').with('category').create()
  const of = { productId: product.id, userId: product.userId }
  const comments: Comment[] = []
  for (let level = 0; level < depth; level++)
    comments.push(
      await CommentFactory.merge({ ...of, parentId: comments.at(-1)?.id ?? null }).create()
    )
  return { of, comments, user: await product.related('user').query().firstOrFail() }
}

const left = async () => {
  const rows = await Comment.query().orderBy('id')
  return rows.map(({ id }) => id)
}

test.group('A tombstone', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('goes with its last reply, and those above with it', async ({ assert, client }) => {
    const { comments, user } = await thread(3)
    const [root, middle, leaf] = comments.map(({ id }) => id)
    const remove = (id: number) =>
      client.delete(`/api/v1/comments/${id}/`).withGuard('api').loginAs(user)

    await remove(root!)
    await remove(middle!)
    assert.deepEqual(await left(), [root, middle, leaf])
    const last = await remove(leaf!)
    assert.equal(last.status(), 204)
    assert.isEmpty(await left())
    assert.deepEqual(await countDrift(db.connection()), [])
  })

  test('stays while another reply is there', async ({ assert, client }) => {
    const { of, comments, user } = await thread(2)
    const [root, reply] = comments
    const other = await CommentFactory.merge({ ...of, parentId: root!.id }).create()
    for (const { id } of [root!, reply!])
      await client.delete(`/api/v1/comments/${id}/`).withGuard('api').loginAs(user)
    assert.deepEqual(await left(), [root!.id, other.id])
  })

  test('goes when Django deletes the last reply', async ({ assert }) => {
    const { comments } = await thread(2)
    await comments[0]!.bury().save()
    await db.rawQuery('delete from products_comment where id = ?', [comments[1]!.id])
    assert.isEmpty(await left())
  })

  test('is not what a living or an inactive comment becomes', async ({ assert }) => {
    for (const state of [{}, { isActive: false }]) {
      const { comments } = await thread(2)
      await comments[0]!.merge(state).save()
      await comments[1]!.delete()
      assert.include(await left(), comments[0]!.id)
    }
  })
})

test.group('A liked comment', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('loses the likes of a user who is deleted, and none of those that Django brought', async ({
    assert,
  }) => {
    const { comments, of } = await thread(1)
    const [comment] = comments
    await comment!.merge({ likesCount: 5 }).save()
    const fan = await db.rawQuery(
      `insert into users_user (username, email, password) values ('fan', 'fan@x.org', '!') returning id`
    )
    const like = [comment!.id, fan.rows[0].id]
    await db.rawQuery('insert into products_commentlike (comment_id, user_id) values (?, ?)', like)
    await db.rawQuery('update products_comment set likes_count = 6 where id = ?', [comment!.id])

    await db.rawQuery('delete from users_user where id = ?', [fan.rows[0].id])
    await comment!.refresh()
    assert.equal(comment!.likesCount, 5)
    assert.exists(of)
  })
})
