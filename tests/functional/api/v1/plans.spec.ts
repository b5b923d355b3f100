import { test } from '@japa/runner'
import { CategoryFactory } from '#database/factories/category_factory'
import { UserFactory } from '#database/factories/user_factory'
import { emptyTables } from '#tests/helpers/empty_tables'
import { plansOf, runUnhurried } from '#tests/helpers/plans'

/** Enough that no planner would read a table from end to end for a page of it. */
const ROWS = 10_000

const FILL = [
  `insert into products_product (name, description, price, category_id, user_id, created_at)
   select 'Lamp ' || i, case when i % 3 = 0 then 'of oak' else 'of brass' end || repeat(' and light', 10),
     i % 700, (select min(id) from products_category) + i % 40, (select min(id) from users_user) + i % 40,
     now() - i * interval '1 minute'
   from generate_series(1, ${ROWS}) i`,
  `insert into products_productimage (product_id, image) select id, 'a.jpg' from products_product`,
  `insert into products_producttag (name, slug) select i, i from generate_series(1, 500) i`,
  `insert into products_producttagrelation (product_id, tag_id)
   select p.id, t.id from products_product p join products_producttag t on t.id % 500 = p.id % 500`,
  `insert into products_productlike (product_id, user_id) select id, user_id from products_product`,
  `update products_product set likes_count = 1, views_count = id % 900`,
  'vacuum analyze',
]

const LARGE = [
  'products_product',
  'products_productimage',
  'products_producttagrelation',
  'products_productlike',
  'products_productcount',
  'products_producttext',
]

/** What every list uses besides; Django's index of pictures or tags is as cheap as ours, and either may be taken. */
const HYDRATION = [
  /^products_product_pkey$/,
  /^(vitrin_productimage_gallery|products_productimage_product_id_\w+)$/,
  /^(vitrin_producttagrelation_product|products_producttagrelation_product_id_\w+)$/,
]

/** What is read, and the index that must answer it. */
const HOT = [
  { path: '', index: 'vitrin_product_created_at' },
  { path: '?page=40', index: 'vitrin_product_created_at' },
  { path: '?page=last', index: 'vitrin_product_created_at' },
  { path: '?cursor=', index: 'vitrin_product_created_at' },
  ...['name', 'price', 'views_count', 'likes_count'].flatMap((field) => [
    { path: `?ordering=${field}`, index: `vitrin_product_${field}` },
    { path: `?ordering=-${field}`, index: `vitrin_product_${field}` },
    { path: `?ordering=-${field}&cursor=`, index: `vitrin_product_${field}` },
  ]),
  { path: '?category={category}', index: 'vitrin_product_category_created_at' },
  { path: '?category_slug=shelf', index: 'vitrin_product_category_created_at' },
  { path: '?category={category}&ordering=price', index: 'vitrin_product_category_price' },
  { path: '?user={user}', index: 'vitrin_product_user_created_at' },
  { path: '?search=brass', index: 'vitrin_product_created_at' },
]

test.group('Plans of GET /api/v1/products/', (group) => {
  const ids = { category: 0, user: 0 }

  group.setup(async () => {
    await emptyTables()
    const [category] = await CategoryFactory.merge([{ slug: 'shelf' }]).createMany(40)
    const [user] = await UserFactory.createMany(40)
    Object.assign(ids, { category: category!.id, user: user!.id })
    await runUnhurried(FILL)
  })
  group.teardown(emptyTables)

  const url = (path: string) =>
    `/api/v1/products/${path}`.replace(/\{(\w+)\}/, (_, name) => String(ids[name as 'user']))

  test('read {path} along {index}, without a sort or a scan')
    .with(HOT)
    .run(async ({ client, assert }, { path, index }) => {
      const request = async () => (await client.get(url(path))).assertStatus(200)
      await request()

      const plans = await plansOf(request)

      const used = plans.flatMap(({ indexes }) => indexes)
      assert.include(used, index)
      for (const pattern of HYDRATION) assert.isTrue(used.some((name) => pattern.test(name)))
      for (const { sql, nodes, scanned } of plans) {
        assert.notInclude(nodes, 'Sort', sql)
        assert.notIncludeMembers(scanned, LARGE, sql)
      }
    })

  test('find rare words by their trigrams', async ({ client, assert }) => {
    const plans = await plansOf(async () => client.get(url('?search=xylophone')))

    assert.lengthOf(plans, 2)
    for (const { indexes, scanned } of plans) {
      assert.include(indexes, 'vitrin_producttext_trigrams')
      assert.isEmpty(scanned)
    }
  })

  test('find terms too short for trigrams in the texts, not in their index: {search}')
    .with([{ search: 'qz' }, { search: '_' }, { search: 'am' }])
    .run(async ({ client, assert }, { search }) => {
      const plans = await plansOf(async () => client.get(url('')).qs({ search }))

      assert.notInclude(
        plans.flatMap(({ indexes }) => indexes),
        'vitrin_producttext_trigrams'
      )
      for (const { scanned } of plans) assert.notInclude(scanned, 'products_product')
    })

  test('find likes by their pair', async ({ client, assert }) => {
    const user = await UserFactory.create()

    const plans = await plansOf(async () => client.get(url('')).loginAs(user))

    const likes = plans.find(({ sql }) => sql.includes('productlike'))
    assert.match(likes!.indexes.join(), /productlike/)
    assert.isEmpty(likes!.scanned)
  })
})
