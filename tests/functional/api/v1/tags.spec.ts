import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { ProductFactory } from '#database/factories/product_factory'
import { ProductTagFactory } from '#database/factories/product_tag_factory'

const URL = '/api/v1/tags/'

test.group('GET /api/v1/tags/', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  async function tagged(count: number, slug: string) {
    const tag = await ProductTagFactory.merge({ name: slug, slug }).create()
    const products = await ProductFactory.with('user').with('category').createMany(count)
    for (const product of products) await product.related('tags').attach([tag.id])
    return { tag, products }
  }

  test('lists the active ones by name, with their kept counts', async ({ client }) => {
    await tagged(2, 'wood')
    await tagged(1, 'brass')
    await ProductTagFactory.merge({ isActive: false }).create()

    const response = await client.get(URL)

    response.assertStatus(200)
    response.assertBodyContains({
      count: 2,
      results: [
        { slug: 'brass', products_count: 1 },
        { slug: 'wood', products_count: 2 },
      ],
    })
  })

  test('reads one by slug, of any script', async ({ client }) => {
    const { tag } = await tagged(1, 'çok-güzel')

    const response = await client.get(`${URL}${encodeURIComponent('çok-güzel')}/`)

    response.assertStatus(200)
    response.assertBody({ id: tag.id, name: 'çok-güzel', slug: 'çok-güzel', products_count: 1 })
  })

  test('lists its products with the product list’s filters and pages', async ({
    client,
    assert,
  }) => {
    const { products } = await tagged(3, 'wood')
    await tagged(1, 'brass')

    const response = await client.get(
      `${URL}wood/products/?page_size=2&tags=brass&ordering=created_at`
    )

    response.assertStatus(200)
    assert.equal(response.body().count, 3)
    assert.equal(response.body().results[0].id, products[0]!.id)
    assert.include(response.body().next, '/api/v1/tags/wood/products/?')
  })

  test('knows nothing of inactive ones and of what is not there', async ({ client }) => {
    await ProductTagFactory.merge({ slug: 'retired', isActive: false }).create()

    for (const path of ['retired/', 'nope/', 'retired/products/', '%00/']) {
      const response = await client.get(`${URL}${path}`)
      response.assertStatus(404)
    }
  })

  test('keeps its counts through every change of products and relations', async ({
    client,
    assert,
  }) => {
    const { tag, products } = await tagged(3, 'wood')
    const [first, second, third] = products
    const counted = async () => (await client.get(`${URL}wood/`)).body().products_count

    await first!.merge({ status: 'draft' }).save()
    assert.equal(await counted(), 2)
    await first!.merge({ status: 'published' }).save()
    assert.equal(await counted(), 3)
    await second!.related('tags').detach([tag.id])
    assert.equal(await counted(), 2)
    await db
      .from('products_producttagrelation')
      .where('product_id', third!.id)
      .update({ is_active: false })
    assert.equal(await counted(), 1)
    await db.rawQuery('set constraints all deferred')
    await first!.delete()
    await db.from('products_producttagrelation').where('product_id', first!.id).delete()
    assert.equal(await counted(), 0)
  })
})
