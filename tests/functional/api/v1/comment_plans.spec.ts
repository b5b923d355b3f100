import { test } from '@japa/runner'
import { CategoryFactory } from '#database/factories/category_factory'
import { UserFactory } from '#database/factories/user_factory'
import { emptyTables } from '#tests/helpers/empty_tables'
import { plansOf, runUnhurried } from '#tests/helpers/plans'

const FILL = [
  `insert into products_product (name, description, price, category_id, user_id)
   select 'Lamp', 'Bright', 1, (select min(id) from products_category), (select min(id) from users_user)
   from generate_series(1, 2000) i`,
  `insert into products_comment (product_id, user_id, content, likes_count, created_at)
   select (select min(id) from products_product) + i % 2000, (select min(id) from users_user) + i % 400,
     'Fine', i % 90, now() - i * interval '1 minute'
   from generate_series(1, 20000) i`,
  // Counted at once, as a trigger would count one after the other.
  'set session_replication_role = replica',
  `insert into products_comment (product_id, user_id, content, parent_id, created_at)
   select product_id, user_id, 'Indeed', id, now() from products_comment where id % 2 = 0`,
  `update products_comment set replies_count = 1 where id in (select parent_id from products_comment)`,
  'vacuum analyze',
]

const ids = { product: 0 }

/** What is read, and the index that must answer it. What is sorted: replies of one parent, of a level, and the page. */
const HOT = [
  { path: 'comments/', index: /^vitrin_comment_created_at$/, sorts: 3 },
  { path: 'comments/?cursor=', index: /^vitrin_comment_created_at$/, sorts: 3 },
  { path: 'comments/?ordering=-likes_count', index: /^vitrin_comment_likes_count$/, sorts: 3 },
  {
    path: 'comments/?product={product}',
    index: /^(vitrin_comment_thread|.*product_id.*)$/,
    sorts: 3,
  },
  {
    path: 'products/{product}/comments/',
    index: /^(vitrin_comment_thread|.*product_id.*)$/,
    sorts: 1,
  },
]

test.group('Plans of comments', (group) => {
  group.setup(async () => {
    await emptyTables()
    const category = await CategoryFactory.create()
    await UserFactory.createMany(400)
    await runUnhurried(FILL)
    const { default: Product } = await import('#models/product')
    ids.product = (await Product.query().where('categoryId', category.id).firstOrFail()).id
    return emptyTables
  })

  test('read {path} by an index, whatever is sorted is a page')
    .with(HOT)
    .run(async ({ client, assert }, { path, index, sorts }) => {
      const url = `/api/v1/${path.replace('{product}', String(ids.product))}`
      const read = async () => (await client.get(url)).assertStatus(200)
      await read()

      const plans = await plansOf(read)

      assert.isTrue(plans.flatMap(({ indexes }) => indexes).some((name) => index.test(name)))
      const sorted = plans.flatMap(({ nodes }) => nodes.filter((node) => node === 'Sort'))
      assert.isAtMost(sorted.length, sorts)
      for (const { sql, scanned } of plans) assert.notInclude(scanned, 'products_comment', sql)
    })

  test('read the comments of a full answer one by one', async ({ client, assert }) => {
    const read = async () =>
      (await client.get('/api/v1/comments/?page_size=100&parent=null')).assertStatus(200)

    const plans = await plansOf(read, 'force_custom_plan')
    const { scanned } = plans.find(({ sql }) => sql.includes('recursive below'))!

    assert.notInclude(scanned, 'products_comment')
  })

  test('count a thread once a product, not once a comment', async ({ client, assert }) => {
    const url = `/api/v1/products/${ids.product}/comments/`
    const plans = await plansOf(async () => (await client.get(url)).assertStatus(200))
    const { nodes } = plans.find(({ sql }) => sql.includes('top_count'))!

    // The count belongs to what is read of the product, which comes before the comments are joined to it.
    assert.include(nodes, 'Aggregate')
    assert.isBelow(nodes.indexOf('Aggregate'), nodes.indexOf('CTE Scan'))
  })
})
