import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { CommentFactory } from '#database/factories/comment_factory'
import { UserFactory } from '#database/factories/user_factory'
import { discussion } from '#tests/helpers/discussion'

const url = ({ id }: { id: number }, deed: string) => `/api/v1/comments/${id}/${deed}/`

test.group('/api/v1/comments/{id}/like/', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('counts on top of what Django counted, once a person', async ({ client, assert }) => {
    const { on } = await discussion()
    const comment = await CommentFactory.merge({ ...on, likesCount: 5 }).create()
    const user = await UserFactory.create()
    const before = (await comment.refresh()).updatedAt.toISO()

    const first = await client.post(url(comment, 'like')).loginAs(user)
    const again = await client.post(url(comment, 'like')).loginAs(user)

    first.assertStatus(201)
    first.assertBody({ message: 'Comment liked successfully', likes_count: 6, is_liked: true })
    again.assertStatus(400)
    again.assertBody({ message: 'Comment already liked', likes_count: 6, is_liked: true })
    await comment.refresh()
    assert.equal(comment.likesCount, 6)
    assert.equal(comment.updatedAt.toISO(), before)
    assert.lengthOf(await db.from('products_commentlike').where('comment_id', comment.id), 1)
  })

  test('is taken back once', async ({ client, assert }) => {
    const { author, say } = await discussion()
    const comment = await say('a')
    await client.post(url(comment, 'like')).loginAs(author)

    const taken = await client.delete(url(comment, 'like')).loginAs(author)
    const none = await client.delete(url(comment, 'like')).loginAs(author)

    taken.assertStatus(200)
    taken.assertBody({ message: 'Comment unliked successfully', likes_count: 0, is_liked: false })
    none.assertStatus(400)
    none.assertBody({ message: 'Comment not liked', likes_count: 0, is_liked: false })
    assert.lengthOf(await db.from('products_commentlike'), 0)
  })

  test('wants somebody signed in and a comment that he sees', async ({ client, assert }) => {
    const { author, on, say } = await discussion()
    const hidden = await CommentFactory.merge(on).apply('unapproved').create()
    const buried = await say('a')
    await buried.bury().save()
    const stranger = await UserFactory.create()

    for (const method of ['post', 'delete'] as const) {
      const unseen = await client[method](url(hidden, 'like')).loginAs(stranger)
      const gone = await client[method](url(buried, 'like')).loginAs(author)
      const anyone = await client[method](url(hidden, 'like'))
      assert.deepEqual([unseen.status(), gone.status(), anyone.status()], [404, 404, 401])
    }
    assert.lengthOf(await db.from('products_commentlike'), 0)
  })

  test('goes with its comment', async ({ client, assert }) => {
    const { author, say } = await discussion()
    const comment = await say('a')
    await client.post(url(comment, 'like')).loginAs(author)

    const response = await client.delete(`/api/v1/comments/${comment.id}/`).loginAs(author)

    response.assertStatus(204)
    assert.lengthOf(await db.from('products_commentlike'), 0)
  })
})

test.group('/api/v1/comments/{id}/approve/ and reject/', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('hides and shows, counts included: {$self}')
    .with(['moderator', 'staff', 'superuser'] as const)
    .run(async ({ client, assert }, role) => {
      const { product, say } = await discussion()
      const comment = await say('a')
      const user = await UserFactory.apply(role).create()
      const status = async () => (await client.get(`/api/v1/comments/${comment.id}/`)).status()

      const rejected = await client.post(url(comment, 'reject')).loginAs(user)
      assert.equal(await status(), 404)
      assert.equal((await product.refresh()).commentsCount, 0)
      const approved = await client.post(url(comment, 'approve')).loginAs(user)
      assert.equal(await status(), 200)
      assert.equal((await product.refresh()).commentsCount, 1)

      rejected.assertBody({ message: 'Comment rejected', is_approved: false })
      approved.assertBody({ message: 'Comment approved', is_approved: true })
    })

  test('is the moderators’: {$self}')
    .with(['approve', 'reject'])
    .run(async ({ client, assert }, deed) => {
      const { author, say, on } = await discussion()
      const comment = await say('a')
      const hidden = await CommentFactory.merge(on).apply('unapproved').create()

      const own = await client.post(url(hidden, deed)).loginAs(author)
      const anyone = await client.post(url(comment, deed))
      const unseen = await client.post(url(hidden, deed)).loginAs(await UserFactory.create())

      assert.deepEqual([own.status(), anyone.status(), unseen.status()], [403, 401, 403])
      assert.isTrue((await comment.refresh()).isApproved)
      assert.isFalse((await hidden.refresh()).isApproved)
    })
})
