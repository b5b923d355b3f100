import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { UserFactory } from '#database/factories/user_factory'
import { ProductFactory } from '#database/factories/product_factory'
import ProductLike from '#models/product_like'
import AuditEntry from '#models/audit_entry'
import { enter } from '#tests/helpers/panel'

const aProduct = () => ProductFactory.with('user').with('category').create()

test.group('Staff of the panel', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('feature a product until the end of a day', async ({ assert, client }) => {
    const { visitor } = await enter('staff')
    const product = await aProduct()
    const until = DateTime.utc().plus({ days: 3 }).toISODate()
    await visitor.submitTo(
      `/admin/products/${product.id}/feature`,
      `/admin/products/${product.id}`,
      { until }
    )
    const list = await client.get('/api/v1/products/?featured=true')
    assert.deepEqual(
      list.body().results.map(({ id }: { id: number }) => id),
      [product.id]
    )
  })

  test('feature a product until the day is over where somebody works', async ({ assert }) => {
    const { visitor } = await enter('staff')
    const product = await aProduct()
    const path = `/admin/products/${product.id}`
    const preferences = { theme: 'auto', time_zone: 'Pacific/Auckland', shortcuts: 'on' }
    await visitor.submit('/admin/account', preferences)
    await visitor.submitTo(`${path}/feature`, path, { until: '2031-07-01' })
    await product.refresh()
    assert.equal(product.featuredUntil!.toUTC().toISO(), '2031-07-01T11:59:59.999Z')
    assert.include((await visitor.get(path)).text, 'value="2031-07-01"')
  })

  test('feature nothing until what is no day ahead: {$self}')
    .with(['2020-01-01', '0000-01-01', '9999-12-31', '2026', '20261201', '2026-W50', '23:59'])
    .run(async ({ assert }, until) => {
      const { visitor } = await enter('staff')
      const product = await aProduct()
      const path = `/admin/products/${product.id}`
      await visitor.submitTo(`${path}/feature`, path, { until })
      const { text } = await visitor.get(path)
      assert.include(text, 'id="f-until-error"')
      assert.include(text, `value="${until}"`)
      assert.isNull((await product.refresh()).featuredUntil)
    })

  test('take the likes of a ring away, and count what is left', async ({ assert }) => {
    const { visitor } = await enter('staff')
    const product = await aProduct()
    const fans = await UserFactory.createMany(3)
    await ProductLike.createMany(fans.map(({ id }) => ({ productId: product.id, userId: id })))
    await product.merge({ likesCount: 3 }).save()
    const path = `/admin/products/${product.id}/likes`

    assert.include((await visitor.get(path)).text, `@${fans[0]!.username}`)
    await visitor.submitTo(path, path, { ids: String(fans[0]!.id), reason: 'A ring' })

    assert.equal((await product.refresh()).likesCount, 2)
    assert.equal((await AuditEntry.findByOrFail({ deed: 'likes_removed' })).reason, 'A ring')
  })

  test('keep why likes should go where nobody was selected', async ({ assert }) => {
    const { visitor } = await enter('staff')
    const path = `/admin/products/${(await aProduct()).id}/likes`
    await visitor.submitTo(path, path, { reason: 'A ring of friends' })
    const { text } = await visitor.get(path)
    assert.match(text, /class="flash warn"[^]*Select somebody first/)
    assert.include(text, 'A ring of friends')
  })
})
