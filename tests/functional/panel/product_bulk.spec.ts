import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { CategoryFactory } from '#database/factories/category_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import RunTask from '#actions/panel/tasks/run_task'
import AuditEntry from '#models/audit_entry'
import PanelTask from '#models/panel_task'
import Product from '#models/product'
import { enter } from '#tests/helpers/panel'

test.group('Many products at once', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  async function products(count: number) {
    const { id: categoryId } = await CategoryFactory.create()
    const { id: userId } = await UserFactory.create()
    return ProductFactory.merge({ userId, categoryId }).createMany(count)
  }
  const picked = (rows: Product[]) => rows.map(({ id }) => `ids=${id}`).join('&')
  const form = { query: '', text: '', seen: '2' }

  test('are hidden for one reason, after a page that shows which', async ({ assert }) => {
    const { visitor, user } = await enter('moderator')
    const [one, two, other] = await products(3)
    const page = `/admin/products/bulk?deed=hide&${picked([one!, two!])}`
    const { text } = await visitor.get(page)
    assert.include(text, 'Hide 2 products')
    assert.notInclude(text, `/admin/products/${other!.id}"`)

    const body = new FormData()
    for (const { id } of [one!, two!]) body.append('ids', String(id))
    body.append('deed', 'hide')
    body.append('reason', 'spam')
    for (const [name, value] of Object.entries(form)) body.append(name, value)
    const { location } = await visitor.submitFiles('/admin/products/bulk', page, body)

    assert.equal(location, '/admin/products')
    assert.include((await visitor.get('/admin/products')).text, '2 changed.')
    assert.deepEqual(
      await Promise.all(
        [one!, two!, other!].map(async (row) => (await row.refresh()).moderationState)
      ),
      ['hidden', 'hidden', 'visible']
    )
    const [entry] = await AuditEntry.query().where({ targetType: 'product', targetId: one!.id })
    assert.containSubset(entry!.$attributes, { deed: 'decided_hide', actorId: user.id })
    assert.match(entry!.reason, /spam/i)
  })

  test('tell which could not be changed: nobody decides about their own', async ({ assert }) => {
    const { visitor, user } = await enter('moderator')
    const [one, own] = await products(2)
    await own!.merge({ userId: user.id }).save()
    const page = `/admin/products/bulk?deed=hide&${picked([one!, own!])}`
    const body = new FormData()
    for (const { id } of [one!, own!]) body.append('ids', String(id))
    for (const [name, value] of Object.entries({ ...form, deed: 'hide', reason: 'spam' }))
      body.append(name, value)
    await visitor.submitFiles('/admin/products/bulk', page, body)
    assert.include((await visitor.get('/admin/products')).text, '1 changed; 1 could not be.')
  })

  test('are edited by staff alone', async ({ assert }) => {
    const { visitor } = await enter('lead')
    const [one] = await products(1)
    const page = `/admin/products/bulk?deed=archive&${picked([one!])}`
    assert.equal((await visitor.get(page)).status, 403)
    const fields = { ...form, deed: 'archive', ids: String(one!.id) }
    const { status } = await visitor.submitTo('/admin/products/bulk', '/admin/products', fields)
    assert.equal(status, 403)
  })

  test('are all that filters find, unless these find more by now', async ({ assert }) => {
    const { visitor } = await enter('staff')
    const rows = await products(2)
    const query = 'all=1&state=listed'
    const page = `/admin/products/bulk?deed=archive&${query}`
    assert.include((await visitor.get(page)).text, 'Archive 2 products')
    const fields = { ...form, deed: 'archive', query: `${query}&deed=archive` }
    await products(1)
    const grown = await visitor.submitTo('/admin/products/bulk', page, fields)
    assert.include((await visitor.get(grown.location!)).text, 'more by now than you have seen')

    await visitor.submitTo('/admin/products/bulk', page, { ...fields, seen: '3' })
    assert.equal((await rows[0]!.refresh()).status, 'archived')
    const [entry] = await AuditEntry.query().where('targetId', rows[0]!.id)
    assert.containSubset(entry!.$attributes, {
      before: { status: 'published' },
      after: { status: 'archived' },
    })
  })

  test('say which category is wanted, and refuse one that is not there', async ({ assert }) => {
    const { visitor } = await enter('staff')
    const [one] = await products(1)
    const page = `/admin/products/bulk?deed=recategorise&${picked([one!])}`
    const fields = { ...form, deed: 'recategorise', ids: String(one!.id), seen: '1' }
    await visitor.submitTo('/admin/products/bulk', page, { ...fields, category_id: '999999' })
    assert.include((await visitor.get(page)).text, 'id="f-category_id-error"')
    const { id } = await CategoryFactory.create()
    await visitor.submitTo('/admin/products/bulk', page, { ...fields, category_id: String(id) })
    assert.equal((await one!.refresh()).categoryId, id)
  })

  test('are changed by a job where they are more than 200, which may be cut off', async ({
    assert,
  }) => {
    const { visitor } = await enter('staff')
    await products(201)
    const query = 'all=1&state=listed&deed=archive'
    const page = `/admin/products/bulk?${query}`
    const fields = { ...form, deed: 'archive', query, seen: '201' }
    const { location } = await visitor.submitTo('/admin/products/bulk', page, fields)
    const { id: taskId } = await PanelTask.firstOrFail()
    assert.equal(location, `/admin/tasks/${taskId}`)
    await new RunTask().handle({ taskId })
    await new RunTask().handle({ taskId })
    assert.include((await visitor.get(location!)).text, '201 of 201')
    assert.lengthOf(await Product.query().where({ status: 'archived' }), 201)
    assert.lengthOf(await AuditEntry.query().where({ deed: 'product_edited' }), 201)
  })
})
