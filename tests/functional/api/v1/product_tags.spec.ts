import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { ProductFactory } from '#database/factories/product_factory'
import { ProductTagFactory } from '#database/factories/product_tag_factory'
import Product from '#models/product'
import ProductTag from '#models/product_tag'

const URL = '/api/v1/products/'

async function scene() {
  const product = await ProductFactory.with('user').with('category').create()
  const fields = { name: 'x', description: 'x', price: '1', category_id: product.categoryId }
  return { product, owner: product.user, fields }
}

/** Both ways to say which tags a product has. */
const WRITES = ['POST', 'PATCH', 'PUT'] as const

test.group('The tags that a product is given', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  for (const method of WRITES) {
    const send = (
      { product, owner, fields }: Awaited<ReturnType<typeof scene>>,
      client: import('@japa/api-client').ApiClient,
      tags: string[]
    ) => {
      const path = method === 'POST' ? URL : `${URL}${product.id}/`
      const body = method === 'PATCH' ? { tags } : { ...fields, tags }
      return client.request(path, method).json(body).loginAs(owner)
    }

    test(`are the ones with their slugs, else with their names, one each: ${method}`, async ({
      client,
      assert,
    }) => {
      const of = await scene()
      const bySlug = await ProductTagFactory.merge({ name: 'Woods', slug: 'wood' }).create()
      await ProductTagFactory.merge({ name: 'Wood', slug: 'timber' }).create()
      const byName = await ProductTagFactory.merge({ name: 'Old Brass', slug: 'brass-2' }).create()

      const response = await send(of, client, ['Wood', 'Old Brass', 'wood', 'New One'])

      assert.oneOf(response.status(), [200, 201])
      const tags: { id: number; slug: string }[] = response.body().tags
      assert.sameMembers(
        tags.map(({ slug }) => slug),
        ['wood', 'brass-2', 'new-one']
      )
      assert.includeMembers(
        tags.map(({ id }) => id),
        [bySlug.id, byName.id]
      )
    })

    test(`are none that was made inactive, by slug or by name: ${method}`, async ({
      client,
      assert,
    }) => {
      const of = await scene()
      await ProductTagFactory.merge({ name: 'Woods', slug: 'wood', isActive: false }).create()
      await ProductTagFactory.merge({ name: 'Brass', slug: 'metal', isActive: false }).create()

      const response = await send(of, client, ['Fine', 'Wood', 'Brass'])

      response.assertStatus(400)
      response.assertBodyContains({
        tags: {
          1: ['"Wood" is not a valid choice.'],
          2: ['"Brass" is not a valid choice.'],
        },
      })
      assert.lengthOf(await ProductTag.query().where('isActive', false), 2)
      assert.lengthOf(await Product.all(), 1)
    })
  }
})
