import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { ProductFactory } from '#database/factories/product_factory'
import { ProductTagFactory } from '#database/factories/product_tag_factory'
import AuditEntry from '#models/audit_entry'
import ProductTag from '#models/product_tag'
import { countDrift } from '#tests/helpers/count_drift'
import { enter } from '#tests/helpers/panel'

test.group('Tags in the panel', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const aTag = (name: string) => ProductTagFactory.merge({ name, slug: name }).create()
  const aProduct = () => ProductFactory.with('user').with('category').create()

  test('are renamed and taken out of use, once', async ({ assert }) => {
    const { visitor } = await enter('staff')
    const tag = await aTag('bras')
    const fields = { name: 'Brass', slug: 'brass', state: 'inactive' }
    await visitor.submit(`/admin/tags/${tag.id}`, fields)
    await visitor.submit(`/admin/tags/${tag.id}`, fields)
    assert.containSubset(await tag.refresh(), { name: 'Brass', slug: 'brass', isActive: false })
    const [entry, ...more] = await AuditEntry.query().where({ targetType: 'tag', targetId: tag.id })
    assert.containSubset(entry!.before, { name: 'bras', isActive: true })
    assert.lengthOf(more, 0)
  })

  test('refuse a name or a slug of another one, and lose nothing', async ({ assert }) => {
    const { visitor } = await enter('staff')
    const [tag] = [await aTag('oak'), await aTag('brass')]
    const path = `/admin/tags/${tag.id}`
    await visitor.submit(path, { name: 'brass', slug: 'fresh', state: 'active' })
    const { text } = await visitor.get(path)
    assert.include(text, 'name is taken')
    assert.include(text, 'value="fresh"')
    await visitor.submit(path, { name: 'Oak', slug: 'a/b', state: 'active' })
    assert.include((await visitor.get(path)).text, 'id="f-slug-error"')
  })

  test('are merged: products with either have the other, once', async ({ assert }) => {
    const { visitor } = await enter('staff')
    const [from, into] = [await aTag('bras'), await aTag('brass')]
    const [one, both, hidden] = [await aProduct(), await aProduct(), await aProduct()]
    await one.related('tags').attach({ [from.id]: { is_active: true } })
    await both.related('tags').attach({
      [from.id]: { is_active: true },
      [into.id]: { is_active: false },
    })
    await hidden.related('tags').attach({ [from.id]: { is_active: false } })
    const path = `/admin/tags/${from.id}/merge`

    const { text } = await visitor.get(`${path}?named=BRASS`)
    assert.match(text, /3 products will get/)
    const fields = { into: String(into.id), seen: '3' }
    const { location } = await visitor.submitTo(path, `${path}?named=brass`, fields)

    assert.equal(location, `/admin/tags/${into.id}`)
    assert.isNull(await ProductTag.find(from.id))
    for (const product of [one, both]) {
      const tags = await product.related('tags').query().pivotColumns(['is_active'])
      assert.deepEqual(
        tags.map(({ id, $extras }) => [id, $extras.pivot_is_active]),
        [[into.id, true]]
      )
    }
    assert.deepEqual(await countDrift(db.connection()), [])
  })

  test('say when there is no other one of that name', async ({ assert }) => {
    const { visitor } = await enter('staff')
    const { id } = await aTag('bras')
    const { location } = await visitor.get(`/admin/tags/${id}/merge?named=bras`)
    assert.equal(location, `/admin/tags/${id}`)
    assert.include((await visitor.get(location!)).text, 'There is no other tag')
  })
})
