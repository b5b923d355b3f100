import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import testUtils from '@adonisjs/core/services/test_utils'
import { CommentFactory } from '#database/factories/comment_factory'
import { UserFactory } from '#database/factories/user_factory'
import { discussion } from '#tests/helpers/discussion'

const url = ({ id }: { id: number }) => `/api/v1/comments/${id}/`

test.group('PUT, PATCH /api/v1/comments/{id}/', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('changes the text and nothing else: {$self}')
    .with(['put', 'patch'] as const)
    .run(async ({ client, assert }, method) => {
      const { product, author, say } = await discussion()
      const a = await say('a')
      await say('reply', a)
      const body = { content: ' b ', parent: 1, product: 1, is_approved: false, likes_count: 9 }

      const response = await client[method](url(a)).json(body).loginAs(author)

      response.assertStatus(200)
      response.assertBodyContains({ content: 'b', is_edited: true, product: product.id })
      assert.lengthOf(response.body().replies, 1)
      const row = await a.refresh()
      assert.include(row.serialize(), { content: 'b', isEdited: true, isApproved: true })
      assert.isNull(row.parentId)
    })

  test('is no edit when the text stays: {$self}')
    .with([{}, { content: ' a ' }])
    .run(async ({ client, assert }, body) => {
      const { author, say } = await discussion()
      const a = await say('a')
      await a.refresh()
      const before = a.updatedAt.toISO()

      const response = await client.patch(url(a)).json(body).loginAs(author)

      response.assertStatus(200)
      response.assertBodyContains({ is_edited: false })
      assert.equal((await a.refresh()).updatedAt.toISO(), before)
    })

  test('is possible for 24 hours', async ({ client, assert }) => {
    const { author, on } = await discussion()
    const made = (minutes: number) =>
      CommentFactory.merge({ ...on, createdAt: DateTime.utc().minus({ minutes }) }).create()
    const [young, old] = [await made(24 * 60 - 1), await made(24 * 60 + 1)]

    const edited = await client.patch(url(young)).json({ content: 'b' }).loginAs(author)
    const late = await client.patch(url(old)).json({ content: 'b' }).loginAs(author)

    edited.assertStatus(200)
    late.assertStatus(403)
    late.assertBodyContains({ code: 'edit_window_closed' })
    assert.equal((await old.refresh()).content, 'Lovely.')
  })

  test('refuses {$self}')
    .with([{}, { content: null }, { content: ' ' }, { content: 'x'.repeat(1001) }, { content: [] }])
    .run(async ({ client, assert }, body) => {
      const { author, say } = await discussion()
      const a = await say('a')

      const response = await client.put(url(a)).json(body).loginAs(author)

      response.assertStatus(400)
      assert.deepEqual(Object.keys(response.body()), ['content'])
      assert.equal((await a.refresh()).content, 'a')
    })

  test('is the author’s alone: {$self}')
    .with(['owner', 'stranger', 'moderator', 'staff'] as const)
    .run(async ({ client, assert }, who) => {
      const { product, say } = await discussion()
      const a = await say('a')
      const made = who === 'owner' || who === 'stranger' ? UserFactory : UserFactory.apply(who)
      const user = who === 'owner' ? product.user : await made.create()

      const edited = await client.patch(url(a)).json({ content: 'b' }).loginAs(user)
      const deleted = await client.delete(url(a)).loginAs(user)

      edited.assertStatus(403)
      deleted.assertStatus(403)
      assert.include((await a.refresh()).serialize(), { content: 'a', isActive: true })
    })

  test('asks who is not signed in to do so', async ({ client, assert }) => {
    const { say } = await discussion()
    const a = await say('a')

    for (const send of [client.put(url(a)), client.patch(url(a)), client.delete(url(a))])
      (await send).assertStatus(401)
    assert.equal((await a.refresh()).content, 'a')
  })
})

test.group('DELETE /api/v1/comments/{id}/', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('takes away one without replies', async ({ client, assert }) => {
    const { product, author, say } = await discussion()
    const a = await say('a')
    const b = await say('b', a)

    const gone = await client.delete(url(b)).loginAs(author)
    const again = await client.delete(url(b)).loginAs(author)

    gone.assertStatus(204)
    again.assertStatus(404)
    assert.equal((await a.refresh()).repliesCount, 0)
    assert.equal((await product.refresh()).commentsCount, 1)
    await assert.rejects(() => b.refresh())
  })

  test('leaves a tombstone that holds the replies', async ({ client, assert }) => {
    const { product, author, say } = await discussion()
    const a = await say('secret')
    const b = await say('b', a)

    const gone = await client.delete(url(a)).loginAs(author)
    const again = await client.delete(url(a)).loginAs(author)
    const edited = await client.patch(url(a)).json({ content: 'x' }).loginAs(author)
    const own = await client.get(url(a))
    const thread = await client.get(`/api/v1/products/${product.id}/comments/`)
    const said = await client.get(`/api/v1/comments/?user=${author.id}`)

    gone.assertStatus(204)
    again.assertStatus(404)
    edited.assertStatus(404)
    own.assertBodyContains({ content: '', user: null, is_deleted: true, replies: [{ id: b.id }] })
    assert.deepEqual(thread.body(), [own.body()])
    assert.deepEqual(
      said.body().results.map(({ id }: { id: number }) => id),
      [b.id]
    )
    assert.include((await a.refresh()).serialize(), { content: '', isActive: false })
    assert.equal((await product.refresh()).commentsCount, 1)
  })

  test('is out of reach where the comment is', async ({ client, assert }) => {
    const { on } = await discussion()
    const hidden = await CommentFactory.merge(on).apply('unapproved').create()

    const response = await client.delete(url(hidden)).loginAs(await UserFactory.create())

    response.assertStatus(404)
    assert.isTrue((await hidden.refresh()).isActive)
  })
})
