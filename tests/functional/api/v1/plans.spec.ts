import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { CategoryFactory } from '#database/factories/category_factory'
import { UserFactory } from '#database/factories/user_factory'
import { plansOf, type PlanNode } from '#tests/helpers/explain'

const URL = '/api/v1/products/'
const PRODUCTS = 4000

/** A catalogue that is large enough for a scan of it to be the wrong plan. */
async function catalogue() {
  const users = await UserFactory.createMany(20)
  const categories = await CategoryFactory.createMany(20)
  await db.rawQuery(
    `insert into products_product (name, description, price, category_id, user_id, created_at, likes_count, views_count)
     select 'Product ' || md5(i::text), md5((i * 7)::text) || case when i % 500 = 0 then ' quilted' else '' end,
       i % 977, ? + i % 20, ? + i % 20, now() - i * interval '1 minute', i % 31, i % 89
     from generate_series(1, ${PRODUCTS}) i`,
    [categories[0]!.id, users[0]!.id]
  )
  await db.rawQuery(
    `insert into products_productimage (product_id, image, order_index)
     select id, 'p.jpg', n from products_product, generate_series(0, 1) n`
  )
  await db.rawQuery(
    `insert into products_producttag (name, slug) select 'T' || i, 't' || i from generate_series(1, 200) i`
  )
  await db.rawQuery(
    `insert into products_producttagrelation (product_id, tag_id)
     select p.id, t.id from products_product p join products_producttag t on (p.id + t.id) % 80 = 0`
  )
  await db.rawQuery('analyze')
  return { user: users[0]!, category: categories[0]! }
}

const scansProducts = (node: PlanNode) =>
  node['Node Type'] === 'Seq Scan' && node['Relation Name'] === 'products_product'

test.group('Plans of', (group) => {
  group.each.setup(() => testUtils.db().truncate())
  group.tap((each) => each.timeout(60_000))

  test('lists: each reads a page from its index, unsorted', async ({ client, assert }) => {
    const { user, category } = await catalogue()
    const hot = {
      '': 'vitrin_product_created_at',
      'page=40': 'vitrin_product_created_at',
      'ordering=price': 'vitrin_product_price',
      'ordering=-price': 'vitrin_product_price',
      'ordering=name': 'vitrin_product_name',
      'ordering=-views_count': 'vitrin_product_views',
      'ordering=-likes_count': 'vitrin_product_likes',
      [`category=${category.id}`]: 'vitrin_product_category_created_at',
      [`category_slug=${category.slug}`]: 'vitrin_product_category_created_at',
      [`category=${category.id}&ordering=price&min_price=5`]: 'vitrin_product_category_price',
      [`user=${user.id}`]: 'vitrin_product_user_created_at',
      'cursor=&ordering=-created_at': 'vitrin_product_created_at',
      'min_price=900&ordering=price': 'vitrin_product_price',
    }

    for (const [query, index] of Object.entries(hot)) {
      const plans = await plansOf(async () => client.get(`${URL}?${query}`))
      const find = plans.find((nodes) =>
        nodes.some((node) => node['Index Name']?.startsWith(index))
      )
      assert.exists(find, `${query} does not use ${index}`)
      assert.isFalse(
        find!.some((node) => node['Node Type'] === 'Sort'),
        query
      )
      assert.isFalse(find!.some(scansProducts), query)
    }
  })

  test('a rare search: the trigram index, and no walk through the table', async ({
    client,
    assert,
  }) => {
    await catalogue()

    const plans = await plansOf(async () => client.get(`${URL}?search=quilted`))

    const all = plans.flat()
    assert.isTrue(all.some((node) => node['Index Name'] === 'vitrin_product_text'))
    assert.isFalse(all.some(scansProducts))
  })

  test('hydrating and a detail: keys and indexes only', async ({ client, assert }) => {
    const { user } = await catalogue()
    const [product] = await db.from('products_product').select('id').limit(1)

    for (const path of [`${URL}${product.id}/`, URL]) {
      const plans = await plansOf(async () => client.get(path).loginAs(user))
      const scanned = plans.flat().filter((node) => node['Node Type'] === 'Seq Scan')
      const large = ['products_product', 'products_productimage', 'products_producttagrelation']
      assert.isEmpty(
        scanned.filter((node) => large.includes(node['Relation Name']!)),
        path
      )
    }
  })
})
