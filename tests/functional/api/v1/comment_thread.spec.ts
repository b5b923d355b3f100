import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import { statementsOf } from '#tests/helpers/count_statements'
import { discussion, outline } from '#tests/helpers/discussion'
import { rawRequest } from '#tests/helpers/raw_request'

const url = ({ id }: { id: number }) => `/api/v1/products/${id}/comments/`

test.group('GET /api/v1/products/{id}/comments/', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('nests replies, the newest first at every level, in one statement', async ({
    client,
    assert,
  }) => {
    const { product, say } = await discussion()
    const [a, b] = [await say('a'), await say('b')]
    const c = await say('c', a)
    await say('d', c)
    await say('e', a)
    await say('f', b)

    const sent = await statementsOf(async () => {
      const response = await client.get(url(product))
      response.assertStatus(200)
      assert.equal(outline(response.body()), 'b(f),a(e,c(d))')
      assert.equal(response.body()[1].replies_count, 2)
      assert.equal(response.header('x-total-count'), '2')
      assert.isUndefined(response.header('link'))
    })
    assert.lengthOf(sent, 1)
  })

  test('shows what is approved to everybody, its author and moderators included', async ({
    client,
    assert,
  }) => {
    const { product, author, say, on } = await discussion()
    await say('a')
    const hidden = await CommentFactory.merge(on).apply('unapproved').create()
    await CommentFactory.merge(on).apply('inactive').create()
    await say('below', hidden)

    for (const user of [author, await UserFactory.apply('moderator').create()]) {
      const response = await client.get(url(product)).loginAs(user)
      assert.equal(outline(response.body()), 'a')
      assert.equal(response.header('x-total-count'), '1')
    }
  })

  test('is there where the product is, empty or not', async ({ client, assert }) => {
    const draft = await ProductFactory.apply('draft').with('user').with('category').create()
    const gone = await ProductFactory.apply('deleted').with('user').with('category').create()

    const own = await client.get(url(draft)).loginAs(draft.user)
    own.assertStatus(200)
    assert.deepEqual(own.body(), [])
    for (const response of [
      await client.get(url(draft)),
      await client.get(url(gone)).loginAs(gone.user),
      await client.get(url({ id: 999_999_999 })),
    ])
      response.assertStatus(404)
  })

  test('shows the avatar of a public profile only, and nobody’s address', async ({
    client,
    assert,
  }) => {
    const { product, author, say } = await discussion()
    await author.profile.merge({ avatar: 'a.png', isPrivate: true }).save()
    await say('a')

    const response = await client.get(url(product))

    assert.isNull(response.body()[0].user.avatar)
    assert.notInclude(response.text(), author.email)
  })
})

test.group('An adopted thread 1,500 levels deep', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  async function chain() {
    const { product, author } = await discussion()
    await db.rawQuery(
      `insert into products_comment (id, product_id, user_id, content, parent_id)
       select 10000000 + i, ?, ?, 'x', case when i > 0 then 9999999 + i end
       from generate_series(0, 1499) i`,
      [product.id, author.id]
    )
    return { product, author, deepest: 10_001_499 }
  }

  test('shows 1,000 replies and goes on below the last of them', async ({ assert, client }) => {
    const { product } = await chain()

    const { status, body } = await rawRequest(`GET ${url(product)}`)
    const detail = await client.get('/api/v1/comments/10000400/')

    assert.equal(status, 200)
    assert.equal(body.match(/"id":100\d{5}/g)?.length, 1001)
    assert.include(body, '"id":10001000')
    assert.equal(detail.text().match(/"replies":/g)?.length, 1001)
  })

  test('is listed with 1,000 replies in all, and takes no deeper one', async ({
    client,
    assert,
  }) => {
    const { product, author, deepest } = await chain()

    const list = await client.get(`/api/v1/comments/?product=${product.id}&ordering=created_at`)
    const reply = await client
      .post('/api/v1/comments/')
      .json({ product: product.id, parent: deepest, content: 'x' })
      .loginAs(author)

    list.assertStatus(200)
    assert.equal(list.text().match(/"replies":/g)?.length, 1020)
    reply.assertStatus(400)
    reply.assertBody({ parent: ['Replies cannot be more than 32 levels deep.'] })
  })

  test('may go round in a circle', async ({ client, assert }) => {
    const { product, say } = await discussion()
    const a = await say('a')
    const b = await say('b', a)
    await a.merge({ parentId: b.id }).save()

    const thread = await client.get(url(product))
    const list = await client.get(`/api/v1/comments/?product=${product.id}`)

    assert.deepEqual(thread.body(), [])
    assert.equal(outline(list.body().results), 'b(a),a(b)')
  })
})
