import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import site from '#config/site'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'

test.group('What the server says about itself', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('GET /api/v1/stats/ counts what everybody may see', async ({ client }) => {
    const product = await ProductFactory.with('user').with('category').create()
    const { userId, categoryId } = product
    await ProductFactory.merge({ userId, categoryId }).apply('draft').create()
    const on = { productId: product.id, userId }
    await CommentFactory.merge(on).createMany(2)
    await CommentFactory.merge(on).apply('unapproved').create()
    await UserFactory.apply('inactive').create()

    const response = await client.get('/api/v1/stats/')

    response.assertStatus(200)
    response.assertBody({
      products_count: 1,
      users_count: 1,
      categories_count: 1,
      tags_count: 0,
      comments_count: 2,
      likes_count: 0,
    })
  })

  test('GET / names the site, and what it runs on', async ({ client, assert, cleanup }) => {
    const home = async () => (await client.get('/').header('Accept', 'text/html')).text()
    cleanup(() => void (site.name = 'Vitrin'))

    assert.match(await home(), /This is\s+Vitrin \d+\.\d+\.\d+, a product showcase/)
    site.name = 'Ayşe & Söhne'
    assert.match(
      await home(),
      /This is\s+Ayşe &amp; Söhne \(Vitrin \d+\.\d+\.\d+\), a product showcase/
    )
  })

  test('GET /api/v1/info/ tells version, documentation and limits', async ({ client, assert }) => {
    const response = await client.get('/api/v1/info/')

    response.assertStatus(200)
    assert.deepInclude(response.body(), { name: 'Vitrin', api_version: 'v1' })
    assert.match(response.body().documentation, /^http:\/\/[^/]+\/api\/docs\/$/)
    assert.equal(response.body().limits.page_size_max, 100)
    assert.include(response.body().currencies, 'TRY')
  })
})
