import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'
import testUtils from '@adonisjs/core/services/test_utils'
import { ProductFactory } from '#database/factories/product_factory'

const URL = '/api/v1/products/'

interface Page {
  next: string | null
  previous: string | null
  results: { id: number }[]
}

const idsOf = ({ results }: Page) => results.map(({ id }) => id)
const pathOf = (link: string) => link.replace(/^https?:\/\/[^/]+/, '')

/** Products in pairs of equal price, so that every second one is a tie. */
async function pairs(count: number) {
  const product = await ProductFactory.with('user').with('category').create()
  const { userId, categoryId } = product
  const rows = Array.from({ length: count - 1 }, (_, index) => ({
    ...{ userId, categoryId },
    price: `${Math.floor((index + 1) / 2)}.00`,
  }))
  return [product, ...(await ProductFactory.merge(rows).createMany(count - 1))]
}

async function walk(client: ApiClient, start: string, link: 'next' | 'previous' = 'next') {
  const ids: number[] = []
  for (let path: string | null = start; path;) {
    const response = await client.get(path)
    response.assertStatus(200)
    const page = response.body() as Page
    ids.push(...(link === 'next' ? idsOf(page) : idsOf(page).reverse()))
    path = page[link] && pathOf(page[link])
  }
  return ids
}

test.group('Pages of GET /api/v1/products/', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('hold every product once, ordered by {ordering}, in pages by {how}')
    .with(
      ['price', '-price', 'name', '-name', 'created_at', 'views_count', '-likes_count', ''].flatMap(
        (ordering) => [
          { ordering, how: 'number', start: '' },
          { ordering, how: 'cursor', start: '&cursor=' },
        ]
      )
    )
    .run(async ({ client, assert }, { ordering, start }) => {
      const products = await pairs(7)

      const ids = await walk(client, `${URL}?page_size=2&ordering=${ordering}${start}`)

      assert.lengthOf(ids, 7)
      assert.sameMembers(
        ids,
        products.map(({ id }) => id)
      )
      const descending = ordering.startsWith('-') || !ordering
      if (ordering !== 'price' && ordering !== '-price')
        assert.deepEqual(
          ids,
          [...ids].sort((a, b) => (descending ? b - a : a - b))
        )
    })

  test('by cursor lead back the way they came', async ({ client, assert }) => {
    await pairs(7)
    const start = `${URL}?page_size=2&ordering=-price&cursor=`
    const forward = await walk(client, start)
    let page = (await client.get(start)).body() as Page
    while (page.next) page = (await client.get(pathOf(page.next))).body() as Page

    const backward = await walk(client, pathOf(page.previous!), 'previous')

    assert.deepEqual(backward.reverse(), forward.slice(0, backward.length))
    assert.lengthOf(backward, 6)
  })

  test('by cursor neither skip nor repeat when rows arrive', async ({ client, assert }) => {
    const products = await pairs(6)
    const [{ userId, categoryId }] = products as [(typeof products)[0]]
    const first = (await client.get(`${URL}?page_size=3&cursor=`)).body() as Page
    await ProductFactory.merge({ userId, categoryId }).createMany(5)

    const rest = await walk(client, pathOf(first.next!))

    assert.sameMembers(
      [...idsOf(first), ...rest],
      products.map(({ id }) => id)
    )
  })

  test('refuse a cursor of another list or of nobody: {$self}')
    .with(['x', 'bm90IGEgY3Vyc29y', '%00', '-1', 'eyJ9'])
    .run(async ({ client }, cursor) => {
      const response = await client.get(`${URL}?cursor=${cursor}`)

      response.assertStatus(404)
      response.assertBodyContains({ detail: 'Invalid cursor' })
    })

  test('refuse a cursor under another ordering', async ({ client }) => {
    await pairs(4)
    const page = (await client.get(`${URL}?page_size=2&ordering=price&cursor=`)).body() as Page

    const response = await client.get(pathOf(page.next!).replace('ordering=price', 'ordering=name'))

    response.assertStatus(404)
  })

  test('are as large as asked, 20 by default and 100 at most', async ({ client, assert }) => {
    await pairs(101)
    const size = async (query: string) =>
      (await client.get(`${URL}?${query}`)).body().results.length

    assert.equal(await size(''), 20)
    assert.equal(await size('page_size=5'), 5)
    assert.equal(await size('page_size=1000'), 100)
    for (const nonsense of ['0', '-1', 'abc', '', '1.5'])
      assert.equal(await size(`page_size=${nonsense}`), 20)
  })

  test('that are not there are 404: {$self}')
    .with(['0', '-1', '3', 'abc', '1.5', '99999999999999999999'])
    .run(async ({ client }, page) => {
      await pairs(4)
      const response = await client.get(`${URL}?page_size=2&page=${page}`)

      response.assertStatus(404)
      response.assertBodyContains({ detail: 'Invalid page.', code: 'invalid_page' })
    })

  test('keep the other parameters in their links', async ({ client, assert }) => {
    await pairs(5)

    const response = await client.get(`${URL}?ordering=price&page=2&page_size=2&x=a%20b%26c`)

    const { next, previous } = response.body() as Page
    assert.match(next!, /\/api\/v1\/products\/\?ordering=price&page=3&page_size=2&x=a\+b%26c$/)
    assert.match(previous!, /\?ordering=price&page_size=2&x=a\+b%26c$/)
  })
})
