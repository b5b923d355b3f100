import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { ProductFactory } from '#database/factories/product_factory'
import { all, fill, makePlenty, ROWS } from '#tests/helpers/plenty'
import { pathOf, walkPages } from '#tests/helpers/walk_pages'

test.group('Cursors', (group) => {
  group.setup(makePlenty)
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('page every ordering both ways: {$self}')
    .with([
      ...['price,name', '-price,-name', '-likes_count,price', 'price,-likes_count', 'name,-price'],
      ...['likes_count,-likes_count', '-price,price', 'price,price', '-created_at,price,name'],
      ...['nope,-price,nope,name,likes_count', ' price , -views_count ', '-views_count'],
    ])
    .run(async ({ client, assert }, ordering) => {
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
      ...['products/?category={home}&include_subcategories=true&ordering=likes_count,name'],
    ])
    .run(async ({ client, assert }, path) => {
      const url = fill(path)

      const there = await walkPages(client, `${url}&page_size=2&cursor=`)

      assert.lengthOf(there.ids, ROWS)
      assert.deepEqual(there.ids, await all(client, url))
      assert.notProperty(there.last, 'count')
    })
})

test.group('Ordered lists', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

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
