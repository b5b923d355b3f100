import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { ProductFactory } from '#database/factories/product_factory'
import { counting } from '#queries/lists/paged_list'
import { walking } from '#queries/products/find_statements'
import { namesOf, shelf } from '#tests/helpers/shelf'

const URL = '/api/v1/products/'

test.group('GET /api/v1/products/ by filters that many or few rows meet', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('finds the same row by row, as it does where many match: {query}')
    .with([
      { query: 'search=oak,BRIGHT', finds: ['Oak Desk'] },
      { query: 'search=50%25&currency=USD', finds: ['Mug 50%'] },
      { query: 'search=_', finds: ['Vase_1'] },
      { query: 'search=U,G&ordering=name', finds: ['Mug 50%', 'Rug'] },
      { query: 'tags=wood,nothing&max_price=999', finds: ['Oak Desk'] },
    ])
    .run(async ({ client, assert, cleanup }, { query, finds }) => {
      const [{ limit }, { steps }] = [counting, walking]
      cleanup(() => {
        counting.limit = limit
        walking.steps = steps
      })
      await shelf()

      counting.limit = 0
      const walked = await client.get(`${URL}?${query}`)
      walking.steps = 1
      const stopped = await client.get(`${URL}?${query}`)

      for (const response of [walked, stopped]) {
        assert.sameOrderedMembers(namesOf(response.body()), finds)
        assert.isFalse(response.body().count_exact)
      }
    })

  test('searches small and capital letters alike: {search}')
    .with(['çay bardağ', 'ÇAY', 'BARDAĞ', 'Ay', 'Ç', 'ΣΟΦΊΑ', 'σοφ'].map((search) => ({ search })))
    .run(async ({ client, assert }, { search }) => {
      await shelf()
      const found = ProductFactory.merge({ name: 'Çay Bardağı', description: 'Για τη Σοφία' })
      await found.with('user').with('category').create()

      const response = await client.get(URL).qs({ search })

      assert.sameOrderedMembers(namesOf(response.body()), ['Çay Bardağı'])
    })
})
