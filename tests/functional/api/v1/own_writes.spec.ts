import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import { CategoryFactory } from '#database/factories/category_factory'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'

const API = '/api/v1'

/** Two products and a draft of a superuser, who may do everything, with comments of theirs and of somebody else. */
async function shop() {
  const user = await UserFactory.apply('superuser').create()
  const [lamps, rugs] = await CategoryFactory.createMany(2)
  const of = { userId: user.id, categoryId: lamps!.id, currency: 'EUR' }
  const [first, second] = await ProductFactory.merge(of).createMany(2)
  const draft = await ProductFactory.merge(of).apply('draft').create()
  const said = { userId: user.id, productId: first!.id }
  const [comment] = await CommentFactory.merge(said).createMany(2)
  await CommentFactory.merge({ ...said, productId: second!.id }).createMany(2)
  const { id: otherId } = await UserFactory.create()
  const elsewhere = { userId: otherId, productId: second!.id }
  const theirs = await CommentFactory.merge(elsewhere).create()
  const waiting = await CommentFactory.merge({ ...said, userId: otherId })
    .apply('unapproved')
    .create()
  const comments = { comment: comment!, theirs, waiting }
  return { user, lamps: lamps!, rugs: rugs!, first: first!, draft, ...comments }
}

type Shop = Awaited<ReturnType<typeof shop>>

const EUROS = '/products/?currency=EUR'
const OF_CATEGORY = ({ rugs }: Shop) => `/products/?category=${rugs.id}&currency=EUR`

/** List, write, and by how much the write changes what the list holds. */
const WRITES: [
  string,
  string | ((shop: Shop) => string),
  (client: ApiClient, shop: Shop) => ReturnType<ApiClient['get']>,
  number,
][] = [
  ['a product deleted', EUROS, (c, { first }) => c.delete(`${API}/products/${first.id}/`), -1],
  [
    'a product moved to a category',
    OF_CATEGORY,
    (c, { first, rugs }) => c.patch(`${API}/products/${first.id}/`).json({ category_id: rugs.id }),
    1,
  ],
  [
    'a draft published',
    EUROS,
    (c, { draft }) => c.patch(`${API}/products/${draft.id}/`).json({ status: 'published' }),
    1,
  ],
  [
    'a currency changed',
    EUROS,
    (c, { first }) => c.patch(`${API}/products/${first.id}/`).json({ currency: 'USD' }),
    -1,
  ],
  [
    'a product created',
    EUROS,
    (c, { lamps }) =>
      c.post(`${API}/products/`).json({
        ...{ name: 'Lamp', description: 'Bright.', price: '1.00', currency: 'EUR' },
        category_id: lamps.id,
      }),
    1,
  ],
  [
    'a product tagged',
    '/products/?tags=oak&currency=EUR',
    (c, { first }) => c.patch(`${API}/products/${first.id}/`).json({ tags: ['oak'] }),
    1,
  ],
  [
    'a product with comments deleted',
    '/comments/',
    (c, { first }) => c.delete(`${API}/products/${first.id}/`),
    -2,
  ],
  [
    'a comment deleted',
    '/comments/',
    (c, { comment }) => c.delete(`${API}/comments/${comment.id}/`),
    -1,
  ],
  [
    'a comment approved',
    '/comments/',
    (c, { waiting }) => c.post(`${API}/comments/${waiting.id}/approve/`),
    1,
  ],
  [
    'a comment rejected',
    '/comments/',
    (c, { theirs }) => c.post(`${API}/comments/${theirs.id}/reject/`),
    -1,
  ],
  [
    'a comment made',
    '/comments/',
    (c, { first }) => c.post(`${API}/comments/`).json({ product: first.id, content: 'Hello' }),
    1,
  ],
]

test.group('Lists after one own write', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('hold {0} at once, on a last page that is there')
    .with(WRITES)
    .run(async ({ assert, client }, [, list, write, change]) => {
      const made = await shop()
      const path = `${API}${typeof list === 'string' ? list : list(made)}`
      const rows = async () => {
        const page = await client.get(path).qs({ page_size: 1 })
        const { count } = page.body()
        const last = await client.get(path).qs({ page_size: 1, page: 'last' })
        assert.equal(last.status(), 200)
        assert.lengthOf(last.body().results, Math.min(count, 1))
        const beyond = await client.get(path).qs({ page_size: 1, page: Math.max(count, 1) + 1 })
        assert.equal(beyond.status(), 404)
        return count as number
      }
      const before = await rows()

      const written = await write(client, made).withGuard('api').loginAs(made.user)

      assert.oneOf(written.status(), [200, 201, 204])
      assert.equal(await rows(), before + change)
    })
})
