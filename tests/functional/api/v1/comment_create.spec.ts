import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import Comment from '#models/comment'
import { statementsOf } from '#tests/helpers/count_statements'
import { discussion } from '#tests/helpers/discussion'

const URL = '/api/v1/comments/'

test.group('POST /api/v1/comments/', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('adds a comment, answers it whole and counts it, in one statement', async ({
    client,
    assert,
  }) => {
    const { product, author } = await discussion()
    const likes = { likes_count: 7, is_approved: false, user: 1, id: 1 }
    const body = { product: product.id, content: '  <b>Bold</b> &amp; 😀 ', ...likes }

    const sent = await statementsOf(async () => {
      const response = await client.post(URL).json(body).loginAs(author)

      response.assertStatus(201)
      const { id } = response.body()
      assert.include(response.header('location'), `${URL}${id}/`)
      const detail = await client.get(`${URL}${id}/`)
      assert.deepEqual(response.body(), detail.body())
      assert.include(response.body(), { content: '<b>Bold</b> &amp; 😀', is_approved: true })
      assert.include(response.body(), { likes_count: 0, parent: null, product: product.id })
    })

    assert.lengthOf(
      sent.filter((sql) => /insert/i.test(sql)),
      1
    )
    assert.equal((await product.refresh()).commentsCount, 1)
    assert.lengthOf(await Comment.query().where({ userId: author.id, productId: product.id }), 1)
  })

  test('replies, and counts that too', async ({ client, assert }) => {
    const { product, author, say } = await discussion()
    const a = await say('a')

    const response = await client
      .post(URL)
      .json({ product: product.id, parent: a.id, content: 'b' })
      .loginAs(author)

    response.assertStatus(201)
    response.assertBodyContains({ parent: a.id, replies: [] })
    assert.equal((await a.refresh()).repliesCount, 1)
  })

  test('replies down to the 32nd level', async ({ client }) => {
    const { product, author, say } = await discussion()
    let last = await say('0')
    for (let level = 1; level < 32; level++) last = await say(String(level), last)
    const reply = async (parent: number) =>
      client.post(URL).json({ product: product.id, parent, content: 'x' }).loginAs(author)

    const deepest = await reply(last.id)
    const deeper = await reply(deepest.body().id)

    deepest.assertStatus(201)
    deeper.assertStatus(400)
    deeper.assertBody({ parent: ['Replies cannot be more than 32 levels deep.'] })
  })

  test('refuses {field}: {value}')
    .with([
      { field: 'product', value: null, says: 'This field may not be null.' },
      { field: 'product', value: '', says: 'This field may not be null.' },
      { field: 'product', value: true, says: 'Incorrect type. Expected pk value, received bool.' },
      { field: 'product', value: 'x', says: 'Incorrect type. Expected pk value, received str.' },
      { field: 'product', value: [1], says: 'Incorrect type. Expected pk value, received list.' },
      { field: 'product', value: -1, says: 'Invalid pk "-1" - object does not exist.' },
      { field: 'parent', value: {}, says: 'Incorrect type. Expected pk value, received dict.' },
      { field: 'parent', value: 0, says: 'Invalid pk "0" - object does not exist.' },
      { field: 'content', value: null, says: 'This field may not be null.' },
      { field: 'content', value: ' \n ', says: 'This field may not be blank.' },
      { field: 'content', value: 'a\0b', says: 'Null characters are not allowed.' },
      {
        field: 'content',
        value: '😀'.repeat(1001),
        says: 'Ensure this field has no more than 1000 characters.',
      },
    ])
    .run(async ({ client, assert }, { field, value, says }) => {
      const { product, author } = await discussion()
      const body = { product: product.id, content: 'x', [field]: value }

      const response = await client.post(URL).json(body).loginAs(author)

      response.assertStatus(400)
      response.assertBody({ [field]: [says] })
      assert.lengthOf(await Comment.all(), 0)
    })

  test('refuses a parent on another product, a deleted one and one that is not seen', async ({
    client,
    assert,
  }) => {
    const { product, author, on } = await discussion()
    const other = await discussion()
    const elsewhere = await other.say('x')
    const hidden = await CommentFactory.merge(on).apply('unapproved').create()
    const buried = await CommentFactory.merge(on).create()
    await buried.bury().save()
    const reply = async (parent: number, user: { id: number }) =>
      client.post(URL).json({ product: product.id, parent, content: 'x' }).loginAs(user)

    const responses = [
      await reply(elsewhere.id, author),
      await reply(hidden.id, other.author),
      await reply(buried.id, author),
    ]

    assert.deepEqual(
      responses.map((response) => response.body().parent[0]),
      [
        'Parent comment belongs to another product.',
        `Invalid pk "${hidden.id}" - object does not exist.`,
        `Invalid pk "${buried.id}" - object does not exist.`,
      ]
    )
  })

  test('takes products within reach only', async ({ client }) => {
    const draft = await ProductFactory.apply('draft').with('user').with('category').create()
    const gone = await ProductFactory.apply('deleted').with('user').with('category').create()
    const post = async (product: number, user: { id: number }) =>
      client.post(URL).json({ product, content: 'x' }).loginAs(user)

    const stranger = await post(draft.id, await UserFactory.create())
    stranger.assertBody({ product: [`Invalid pk "${draft.id}" - object does not exist.`] })
    const late = await post(gone.id, gone.user)
    late.assertStatus(400)
    const own = await post(draft.id, draft.user)
    own.assertStatus(201)
  })

  test('asks who is not signed in to do so', async ({ client, assert }) => {
    const { product } = await discussion()

    for (const url of [URL, `/api/v1/products/${product.id}/comments/`]) {
      const response = await client.post(url).json({ product: product.id, content: 'x' })
      response.assertStatus(401)
    }
    assert.lengthOf(await Comment.all(), 0)
  })
})

test.group('POST /api/v1/products/{id}/comments/', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('adds to that product, whatever the body says', async ({ client }) => {
    const { product, author } = await discussion()
    const url = `/api/v1/products/${product.id}/comments/`

    const made = await client.post(url).json({ product: 1, content: 'a' }).loginAs(author)
    const reply = await client
      .post(url)
      .form({ parent: String(made.body().id), content: 'b' })
      .loginAs(author)
    const empty = await client.post(url).json({}).loginAs(author)

    made.assertStatus(201)
    made.assertBodyContains({ product: product.id })
    reply.assertStatus(201)
    reply.assertBodyContains({ parent: made.body().id })
    empty.assertStatus(400)
    empty.assertBody({ content: ['This field is required.'] })
  })

  test('is out of reach where the product is', async ({ client }) => {
    const draft = await ProductFactory.apply('draft').with('user').with('category').create()

    const response = await client
      .post(`/api/v1/products/${draft.id}/comments/`)
      .json({})
      .loginAs(await UserFactory.create())

    response.assertStatus(404)
  })
})
