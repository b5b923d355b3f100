import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import { statementsOf } from '#tests/helpers/count_statements'
import { discussion, outline } from '#tests/helpers/discussion'

const URL = '/api/v1/comments/'

interface Page {
  results: { content: string; replies: never[] }[]
}

const contents = ({ results }: Page) => results.map(({ content }) => content)

test.group('GET /api/v1/comments/', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('lists replies too, each with those below it, in two statements', async ({
    client,
    assert,
  }) => {
    const { say } = await discussion()
    const a = await say('a')
    await say('c', await say('b', a))

    const sent = await statementsOf(async () => {
      const response = await client.get(URL)
      response.assertStatus(200)
      assert.equal(outline(response.body().results), 'c,b(c),a(b(c))')
      assert.equal(response.body().count, 3)
    })
    assert.lengthOf(sent, 2)
  })

  test('is narrowed by product, author and parent', async ({ client, assert }) => {
    const { product, author, say } = await discussion()
    const a = await say('a')
    const reply = await CommentFactory.merge({
      productId: product.id,
      parentId: a.id,
      content: 'b',
    })
      .with('user')
      .create()
    const other = await discussion()
    await other.say('elsewhere')

    for (const [query, finds] of Object.entries({
      [`product=${product.id}`]: ['b', 'a'],
      [`product=${product.id}&parent=null`]: ['a'],
      [`parent=${a.id}`]: ['b'],
      [`user=${reply.userId}`]: ['b'],
      [`user=${author.id}&product=${product.id}`]: ['a'],
      'parent=null': ['elsewhere', 'a'],
      'product=&user=&parent=': ['elsewhere', 'b', 'a'],
    })) {
      const response = await client.get(`${URL}?${query}`)
      response.assertStatus(200)
      assert.deepEqual(contents(response.body()), finds, query)
    }
  })

  test('refuses {field}={value}')
    .with(
      ['product', 'user', 'parent'].flatMap((field) =>
        ['999999999', 'x', '-1', '1.5', '99999999999999999999'].map((value) => ({
          field,
          value,
        }))
      )
    )
    .run(async ({ client, assert }, { field, value }) => {
      const response = await client.get(`${URL}?${field}=${value}`)
      response.assertStatus(400)
      assert.deepEqual(Object.keys(response.body()), [field])
    })

  test('shows what is not approved to its author and moderators only', async ({
    client,
    assert,
  }) => {
    const { author, say, on } = await discussion()
    await say('a')
    const hidden = await CommentFactory.merge({ ...on, content: 'hidden' })
      .apply('unapproved')
      .create()
    await say('below', hidden)
    const people = {
      author: [author, 'below,hidden(below),a'],
      moderator: [await UserFactory.apply('moderator').create(), 'below,hidden(below),a'],
      stranger: [await UserFactory.create(), 'below,a'],
    } as const

    for (const [user, finds] of Object.values(people)) {
      const response = await client.get(URL).loginAs(user)
      assert.equal(outline(response.body().results), finds)
    }
    const anyone = await client.get(URL)
    assert.equal(outline(anyone.body().results), 'below,a')
  })

  test('leaves out what is on products that one does not reach', async ({ client, assert }) => {
    const { product, say } = await discussion()
    await say('a')

    await product.merge({ status: 'draft' }).save()
    const stranger = await client.get(URL)
    const owner = await client.get(URL).loginAs(product.user)
    await product.remove(product.userId).save()
    const deleted = await client.get(URL).loginAs(product.user)

    assert.deepEqual(contents(stranger.body()), [])
    assert.deepEqual(contents(owner.body()), ['a'])
    assert.deepEqual(contents(deleted.body()), [])
  })

  test('is walked through by page and cursor without gaps: {$self}')
    .with(['-created_at', 'created_at', '-likes_count', 'likes_count'])
    .run(async ({ client, assert }, ordering) => {
      const { on } = await discussion()
      const made = await CommentFactory.merge(
        Array.from({ length: 7 }, (_, index) => ({ ...on, likesCount: index % 3 }))
      ).createMany(7)

      for (const start of ['', '&cursor=']) {
        const seen: number[] = []
        let next = `${URL}?page_size=3&ordering=${ordering}${start}`
        while (next) {
          const page = await client.get(next)
          seen.push(...page.body().results.map(({ id }: { id: number }) => id))
          next = page.body().next
        }
        assert.sameMembers(
          seen,
          made.map(({ id }) => id)
        )
        assert.lengthOf(seen, 7)
      }
    })

  test('has the last page, and none behind it', async ({ client }) => {
    const { on } = await discussion()
    await CommentFactory.merge(on).createMany(5)

    const last = await client.get(`${URL}?page=last&page_size=2`)
    const beyond = await client.get(`${URL}?page=4&page_size=2`)
    const forged = await client.get(`${URL}?cursor=x`)

    last.assertBodyContains({ count: 5, next: null })
    beyond.assertStatus(404)
    forged.assertStatus(404)
  })
})

test.group('GET /api/v1/comments/{id}/', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('shows the comment with its replies, and that it has not changed', async ({
    client,
    assert,
  }) => {
    const { say } = await discussion()
    const a = await say('a')
    await say('b', a)

    const first = await client.get(`${URL}${a.id}/`)
    const same = await client.get(`${URL}${a.id}/`).header('if-none-match', first.header('etag')!)

    assert.equal(outline([first.body()] as never), 'a(b)')
    same.assertStatus(304)
  })

  test('is 404 for what is inactive, unapproved, or on a product out of reach', async ({
    client,
    assert,
  }) => {
    const { product, author, on } = await discussion()
    const inactive = await CommentFactory.merge(on).apply('inactive').create()
    const hidden = await CommentFactory.merge(on).apply('unapproved').create()
    const draft = await ProductFactory.apply('draft').with('user').with('category').create()
    const unseen = await CommentFactory.merge({ ...on, productId: draft.id }).create()
    const status = async (id: number, user?: { id: number }) => {
      const request = client.get(`${URL}${id}/`)
      const response = await (user ? request.loginAs(user) : request)
      return response.status()
    }

    assert.deepEqual(
      [await status(inactive.id, author), await status(hidden.id), await status(unseen.id, author)],
      [404, 404, 404]
    )
    assert.equal(await status(hidden.id, product.user), 404)
    assert.equal(await status(hidden.id, author), 200)
    assert.equal(await status(unseen.id, draft.user), 200)
  })
})
