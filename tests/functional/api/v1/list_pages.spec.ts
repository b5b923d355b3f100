import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import Category from '#models/category'
import { counting } from '#queries/lists/paged_list'
import { all, fill, makePlenty, ROWS } from '#tests/helpers/plenty'
import { pageAt, walkPages } from '#tests/helpers/walk_pages'

test.group('Lists that are counted to a limit', (group) => {
  group.setup(makePlenty)
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
      const url = fill(path) + ordering
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
      const url = fill(path) + ordering

      const last = await pageAt(client, `${url}&page_size=2&page=last`)
      const back = await walkPages(client, `${url}&page_size=2&page=last`, { link: 'previous' })

      assert.deepInclude(last, { count: 4, count_exact: false, next: null })
      assert.match(last.previous!, /[?&]cursor=/)
      assert.deepEqual(back.ids, await all(client, url))
    })
})

test.group('Lists that are counted exactly', (group) => {
  group.setup(makePlenty)
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
      const url = fill(path)

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
    await Category.query().whereNotNull('parentId').update({ is_active: false })

    const list = await pageAt(client, fill('products/?category={home}&include_subcategories=true'))
    const stats = await client.get('/api/v1/categories/home/stats/')

    assert.equal(list.count, ROWS)
    assert.lengthOf(list.results, ROWS)
    stats.assertBodyContains({ subtree_products_count: ROWS, products_count: 0 })
  })
})
