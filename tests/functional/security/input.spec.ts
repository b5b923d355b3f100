import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { ProductFactory } from '#database/factories/product_factory'
import { discussion } from '#tests/helpers/discussion'

const LISTS = ['products', 'comments', 'categories', 'tags'].map((name) => `/api/v1/${name}/`)

/** Two questions whose answers would differ if the column were asked. */
const ORACLES = [
  ['user__password__startswith=argon2', 'user__password__startswith=x'],
  ['user__email__contains=@', 'user__email__contains=%00'],
  ['filters[user][password][$startsWith]=a', 'filters[user][password][$startsWith]=b'],
  ['filter[user.password]=a', 'where[t1.password]=b'],
  ['t1.password=a', 'user.password=b'],
  ['is_active=true', 'is_active=false'],
  ['moderation_state=visible', 'moderation_state=hidden'],
  ['is_approved=true', 'is_approved=false'],
  ['deleted_at__isnull=true', 'deleted_at__isnull=false'],
]

const COLUMNS = [
  ...['password', 'user__password', 'user__email', 't1.password', 'user_id', 'is_active', 'id'],
  ...['name;select 1', "name' desc--", '(select 1)', 'case when 1=1 then id end', 'random()'],
]

/** Signs that mean something to LIKE, to a tsquery, to SQL or to a regular expression. */
const SIGNS = ['%', '_', '\\', '%%', "'", '"', "' or '1'='1", ';--', '*', ':*', '&', '|', '!', '(']

test.group('Input', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('asks no column that is not a filter: {$self}')
    .with(LISTS)
    .run(async ({ client, assert }, list) => {
      const { say } = await discussion()
      await say('a')
      const all = (await client.get(list)).body()
      for (const queries of ORACLES) {
        for (const query of queries) {
          const { count, results } = (await client.get(`${list}?${query}`)).body()
          assert.deepEqual({ count, results }, { count: all.count, results: all.results }, query)
        }
      }
    })

  test('orders by no column that is not an ordering: {$self}')
    .with(LISTS.slice(0, 2))
    .run(async ({ client, assert }, list) => {
      const { product, say } = await discussion()
      await ProductFactory.merge({
        userId: product.userId,
        categoryId: product.categoryId,
      }).create()
      for (const text of ['b', 'c', 'a']) await say(text)
      const { results } = (await client.get(list)).body()
      for (const column of COLUMNS) {
        for (const ordering of [column, `-${column}`]) {
          const answer = await client.get(list).qs({ ordering })
          answer.assertStatus(200)
          assert.deepEqual(answer.body().results, results, ordering)
        }
      }
    })

  test('finds signs as they are written, and nothing by their meaning', async ({
    client,
    assert,
  }) => {
    const on = await ProductFactory.with('user').with('category').create()
    const { userId, categoryId } = on
    for (const sign of SIGNS) {
      const name = `Lamp ${sign} x`
      const { id } = await ProductFactory.merge({ userId, categoryId, name }).create()
      const found = await client.get(LISTS[0]!).qs({ search: `${sign}` })
      const ids = found.body().results.map((product: { id: number }) => product.id)
      assert.include(ids, id)
      assert.notInclude(ids, on.id)

      for (const filter of ['category_slug', 'tags', 'currency']) {
        const answer = await client.get(LISTS[0]!).qs({ [filter]: sign })
        assert.equal(answer.body().count ?? 0, 0, `${filter}=${sign}`)
      }
    }
  })

  test('shows no more by the cursor of somebody else', async ({ client, assert }) => {
    const { product } = await discussion()
    const { userId, categoryId } = product
    await ProductFactory.merge({ userId, categoryId }).apply('draft').createMany(4)
    const drafts = `${LISTS[0]}?status=draft&page_size=2&cursor=`
    const own = (await client.get(drafts).loginAs(product.user)).body()
    assert.lengthOf(own.results, 2)

    const { pathname, search } = new URL(own.next)
    for (const address of [
      `${pathname}${search}`,
      `${pathname}${search.replace('status=', 'x=')}`,
    ]) {
      const { results } = (await client.get(address)).body()
      assert.isEmpty(results.filter(({ status }: { status: string }) => status === 'draft'))
    }
  })
})
