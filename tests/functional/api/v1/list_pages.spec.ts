import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'
import testUtils from '@adonisjs/core/services/test_utils'
import { CategoryFactory } from '#database/factories/category_factory'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { ProductTagFactory } from '#database/factories/product_tag_factory'
import { UserFactory } from '#database/factories/user_factory'
import { counting } from '#queries/lists/paged_list'
import { idsIn, pageAt, pathOf, walkPages } from '#tests/helpers/walk_pages'

const ROWS = 9

/** Nine of everything, many of them alike. */
async function plenty() {
  const user = await UserFactory.merge({ username: 'ada' }).create()
  const home = await CategoryFactory.merge({ slug: 'home' }).create()
  const desk = await CategoryFactory.merge({ parentId: home.id }).create()
  const tag = await ProductTagFactory.merge({ slug: 'wood' }).create()
  const on = { userId: user.id, categoryId: desk.id }
  const products = await ProductFactory.merge(
    Array.from({ length: ROWS }, (_, i) => ({
      ...{ ...on, price: `${i % 3}.00`, likesCount: i % 2, name: `Lamp ${i % 4}` },
    }))
  ).createMany(ROWS)
  for (const product of products) await product.related('tags').attach([tag.id])
  await CommentFactory.merge(
    Array.from({ length: ROWS }, (_, i) => ({
      ...{ userId: user.id, productId: products[0]!.id, likesCount: i % 3 },
    }))
  ).createMany(ROWS)
  await UserFactory.createMany(ROWS - 1)
  await CategoryFactory.createMany(ROWS - 2)
  await ProductTagFactory.createMany(ROWS - 1)
  return { user, home, desk, product: products[0]! }
}

type Scene = Awaited<ReturnType<typeof plenty>>

const fill = (path: string, { user, home, desk, product }: Scene) =>
  `/api/v1/${path
    .replace('{user}', String(user.id))
    .replace('{home}', String(home.id))
    .replace('{desk}', String(desk.id))
    .replace('{product}', String(product.id))}`

/** The ids of a list as it is, on one page. */
const all = async (client: ApiClient, path: string) =>
  idsIn(await pageAt(client, `${path}&page_size=100`))

test.group('Lists that are counted to a limit', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => {
    const { limit } = counting
    counting.limit = 4
    return () => void (counting.limit = limit)
  })

  const lists = [
    'products/?min_price=0',
    'products/?tags=wood',
    'products/?tags=wood,x',
    'comments/?',
    'comments/?user={user}',
    'users/?',
  ]
  const orderings = ['', '&ordering=-likes_count,price', '&ordering=-date_joined,username']

  test('are numbered up to it and go on by cursor: {path}{ordering}')
    .with(lists.flatMap((path) => orderings.map((ordering) => ({ path, ordering }))))
    .run(async ({ client, assert }, { path, ordering }) => {
      const url = fill(path, await plenty()) + ordering
      const ids = await all(client, url)

      const second = await pageAt(client, `${url}&page_size=2&page=2`)
      const walked = await walkPages(client, `${url}&page_size=2`)

      assert.lengthOf(ids, ROWS)
      assert.deepInclude(second, { count: 4, count_exact: false })
      assert.match(second.next!, /[?&]cursor=/)
      assert.notMatch(second.next!, /[?&]page=/)
      assert.deepEqual(walked.ids, ids)
      for (const page of ['3', '4', '5', '50', '999999999', '9999999999999']) {
        const beyond = await client.get(`${url}&page_size=2&page=${page}`)
        beyond.assertStatus(404)
        beyond.assertBodyContains({ code: 'invalid_page' })
      }
    })

  test('have a last page that leads back by cursor: {path}{ordering}')
    .with(lists.flatMap((path) => orderings.map((ordering) => ({ path, ordering }))))
    .run(async ({ client, assert }, { path, ordering }) => {
      const url = fill(path, await plenty()) + ordering

      const last = await pageAt(client, `${url}&page_size=2&page=last`)
      const back = await walkPages(client, `${url}&page_size=2&page=last`, { link: 'previous' })

      assert.deepInclude(last, { count: 4, count_exact: false, next: null })
      assert.match(last.previous!, /[?&]cursor=/)
      assert.deepEqual(back.ids, await all(client, url))
    })
})

test.group('Lists that are counted exactly', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => {
    const { limit } = counting
    counting.limit = 4
    return () => void (counting.limit = limit)
  })

  test('are numbered to their end: {$self}')
    .with([
      ...['products/?', 'products/?include_subcategories=true', 'products/?user={user}'],
      ...['products/?category={desk}', 'products/?category_slug=home&include_subcategories=true'],
      ...['products/?category={home}&include_subcategories=true'],
      ...['products/?featured=false', 'users/{user}/products/?', 'tags/wood/products/?'],
      ...['categories/?', 'tags/?'],
    ])
    .run(async ({ client, assert }, path) => {
      const url = fill(path, await plenty())

      const last = await pageAt(client, `${url}&page_size=2&page=last`)
      const walked = await walkPages(client, `${url}&page_size=2`)
      const back = await walkPages(client, `${url}&page_size=2&page=last`, { link: 'previous' })

      assert.equal(last.count, ROWS)
      assert.notProperty(last, 'count_exact')
      assert.include(last.previous, 'page=4')
      assert.deepEqual(walked.ids, await all(client, url))
      assert.deepEqual(back.ids, walked.ids)
    })

  test('count what is below an inactive category, as its stats do', async ({ client, assert }) => {
    const { home, desk } = await plenty()
    await desk.merge({ isActive: false }).save()

    const list = await pageAt(
      client,
      `/api/v1/products/?category=${home.id}&include_subcategories=true`
    )
    const stats = await client.get('/api/v1/categories/home/stats/')

    assert.equal(list.count, ROWS)
    assert.lengthOf(list.results, ROWS)
    stats.assertBodyContains({ subtree_products_count: ROWS, products_count: 0 })
  })
})

test.group('Cursors', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('page every ordering both ways: {$self}')
    .with([
      ...['price,name', '-price,-name', '-likes_count,price', 'price,-likes_count', 'name,-price'],
      ...['likes_count,-likes_count', '-price,price', 'price,price', '-created_at,price,name'],
      ...['nope,-price,nope,name,likes_count', ' price , -views_count ', '-views_count'],
    ])
    .run(async ({ client, assert }, ordering) => {
      await plenty()
      const url = `/api/v1/products/?ordering=${ordering}`
      const ids = await all(client, url)

      const there = await walkPages(client, `${url}&page_size=2&cursor=`)
      const back = await walkPages(client, pathOf(there.last.previous!), { link: 'previous' })

      assert.lengthOf(new Set(ids), ROWS)
      assert.deepEqual(there.ids, ids)
      assert.deepEqual(back.ids, ids.slice(0, -1))
    })

  test('page every list: {$self}')
    .with([
      ...['comments/?ordering=-likes_count,created_at', 'comments/?ordering=likes_count'],
      ...['users/?ordering=-date_joined,username', 'users/?', 'tags/?', 'tags/?ordering=-name'],
      ...['categories/?', 'products/?search=lamp&ordering=-likes_count,price'],
      ...['products/?tags=wood&ordering=price,-name', 'users/ada/comments/?ordering=likes_count'],
      ...['products/?category={home}&include_subcategories=1&ordering=likes_count,name'],
    ])
    .run(async ({ client, assert }, path) => {
      const url = fill(path, await plenty()).replace('=1', '=true')

      const there = await walkPages(client, `${url}&page_size=2&cursor=`)

      assert.lengthOf(there.ids, ROWS)
      assert.deepEqual(there.ids, await all(client, url))
      assert.notProperty(there.last, 'count')
    })

  test('end ties on the id, in the direction of the last field that counts: {0}')
    .with([
      ['likes_count,-likes_count', -1],
      ['-likes_count,likes_count', 1],
      ['likes_count', 1],
      ['-likes_count,nope', -1],
      ['views_count,-currency,-price,name', -1],
    ] as const)
    .run(async ({ client, assert }, [ordering, direction]) => {
      const product = await ProductFactory.with('user').with('category').create()
      const { userId, categoryId } = product
      await ProductFactory.merge({ userId, categoryId }).createMany(3)

      const ids = await all(client, `/api/v1/products/?ordering=${ordering}`)

      assert.deepEqual(
        ids,
        ids.toSorted((a, b) => (a - b) * direction)
      )
    })
})
