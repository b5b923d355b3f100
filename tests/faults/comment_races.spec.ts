import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { UserFactory } from '#database/factories/user_factory'
import Comment from '#models/comment'
import { countDrift } from '#tests/helpers/count_drift'
import { discussion } from '#tests/helpers/discussion'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { CLIENTS, statuses, together } from '#tests/helpers/together'

const URL = '/api/v1/comments/'

test.group('64 clients at one comment', (group) => {
  group.each.setup(emptyAfterwards)

  test('like it, each once: all are counted', async ({ client, assert }) => {
    const { say } = await discussion()
    const comment = await say('a')
    const users = await UserFactory.createMany(CLIENTS)

    const answers = await together((index) =>
      client.post(`${URL}${comment.id}/like/`).loginAs(users[index]!)
    )

    assert.deepEqual(statuses(answers), [201])
    assert.equal((await comment.refresh()).likesCount, CLIENTS)
  })

  test('like, unlike and delete it: the counter equals the rows', async ({ client, assert }) => {
    const { author, say } = await discussion()
    const comment = await say('a')
    const reply = await say('b', comment)
    const user = await UserFactory.create()
    const url = `${URL}${comment.id}/like/`

    const answers = await together((index) => {
      if (index === CLIENTS / 2) return client.delete(`${URL}${comment.id}/`).loginAs(author)
      return (index % 2 ? client.delete(url) : client.post(url)).loginAs(user)
    })

    assert.includeMembers([200, 201, 204, 400, 404], statuses(answers))
    const rows = await db.from('products_commentlike').where('comment_id', comment.id)
    assert.equal((await comment.refresh()).likesCount, rows.length)
    assert.equal((await reply.refresh()).parentId, comment.id)
  })

  test('reply while it is deleted: no reply is lost, and none has no parent', async ({
    client,
    assert,
  }) => {
    const { product, author, say } = await discussion()
    const top = await say('top')
    const comment = await say('a', top)

    const answers = await together((index) => {
      if (index === 20) return client.delete(`${URL}${comment.id}/`).loginAs(author)
      if (index === 40) return client.delete(`${URL}${top.id}/`).loginAs(author)
      const body = { product: product.id, parent: comment.id, content: String(index) }
      return client.post(URL).json(body).loginAs(author)
    })

    assert.includeMembers([201, 204, 400], statuses(answers))
    const taken = answers.filter((answer) => answer.status() === 201)
    assert.lengthOf(await Comment.query().where('parentId', comment.id), taken.length)
    assert.deepEqual(await countDrift(db.connection()), [])
  })

  test('approve, reject, edit and delete replies: counts equal the rows', async ({
    client,
    assert,
  }) => {
    const { author, say } = await discussion()
    const top = await say('top')
    const replies = await Promise.all(Array.from({ length: 8 }, (_, index) => say(`${index}`, top)))
    const moderator = await UserFactory.apply('moderator').create()

    const answers = await together((index) => {
      const url = `${URL}${replies[index % 8]!.id}/`
      if (index < 24) return client.post(`${url}approve/`).loginAs(moderator)
      if (index < 48) return client.post(`${url}reject/`).loginAs(moderator)
      if (index < 56) return client.patch(url).json({ content: 'x' }).loginAs(author)
      return client.delete(url).loginAs(author)
    })

    // All of them count at one comment: who waits for it longer than a request may is refused.
    assert.includeMembers([200, 204, 404, 503], statuses(answers))
    assert.include(statuses(answers), 200)
    assert.deepEqual(await countDrift(db.connection()), [])
  })

  test('comment on a product that is deleted: either first, and none on a deleted one', async ({
    client,
    assert,
  }) => {
    const { product, author } = await discussion()

    const answers = await together((index) => {
      const url = `/api/v1/products/${product.id}/`
      if (index === CLIENTS / 2) return client.delete(url).loginAs(product.user)
      const body = { product: product.id, content: 'x' }
      return index % 2
        ? client.post(`${url}comments/`).json(body).loginAs(author)
        : client.post(URL).json(body).loginAs(author)
    })

    assert.includeMembers([201, 204, 400, 404], statuses(answers))
    const { deletedAt } = await product.refresh()
    assert.isNotNull(deletedAt)
    assert.deepEqual(await countDrift(db.connection()), [])
  })

  test('like it, and its product, while that is deleted: counts equal the rows', async ({
    client,
    assert,
  }) => {
    const { product, say } = await discussion()
    const comment = await say('a')
    const users = await UserFactory.createMany(CLIENTS)
    const liked = [`${URL}${comment.id}/like/`, `/api/v1/products/${product.id}/like/`]

    const answers = await together((index) => {
      if (index === CLIENTS / 2)
        return client.delete(`/api/v1/products/${product.id}/`).loginAs(product.user)
      return client.post(liked[index % 2]!).loginAs(users[index]!)
    })

    assert.includeMembers([201, 204, 404], statuses(answers))
    const rows = await db.from('products_commentlike').where('comment_id', comment.id)
    assert.equal((await comment.refresh()).likesCount, rows.length)
    assert.deepEqual(await countDrift(db.connection()), [])
  })

  test('delete it: it is gone once', async ({ client, assert }) => {
    const { author, say } = await discussion()
    const comment = await say('a')

    const answers = await together(() => client.delete(`${URL}${comment.id}/`).loginAs(author))

    assert.lengthOf(
      answers.filter((answer) => answer.status() === 204),
      1
    )
    assert.includeMembers([204, 404], statuses(answers))
  })
})
