import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { CategoryFactory } from '#database/factories/category_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import RunTask from '#actions/panel/tasks/run_task'
import AuditEntry from '#models/audit_entry'
import Category from '#models/category'
import PanelTask from '#models/panel_task'
import Product from '#models/product'
import { countDrift } from '#tests/helpers/count_drift'
import { enter } from '#tests/helpers/panel'
import { picture } from '#tests/helpers/pictures'

test.group('Categories in the panel', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const FIELDS = { name: 'Desks', slug: 'desks', description: '', parent: '' }

  async function filled(count: number) {
    const category = await CategoryFactory.merge({ name: 'Old lamps' }).create()
    const { id: userId } = await UserFactory.create()
    await ProductFactory.merge({ userId, categoryId: category.id }).createMany(count)
    return category
  }

  test('are a tree of all of them, inactive ones too', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const top = await CategoryFactory.merge({ name: 'Furniture' }).create()
    await CategoryFactory.merge({ name: 'Chairs', parentId: top.id }).apply('inactive').create()
    const { text } = await visitor.get('/admin/categories')
    assert.match(text, /Furniture[^]*depth-1[^]*Chairs[^]*Inactive/)
    assert.notInclude(text, '/admin/categories/new')
  })

  test('are added, edited and moved by staff, and say by whom', async ({ assert }) => {
    const { visitor, user } = await enter('staff')
    const { id: parentId } = await CategoryFactory.create()
    const { location } = await visitor.submitTo(
      '/admin/categories',
      '/admin/categories/new',
      FIELDS
    )
    const { id } = await Category.findByOrFail({ slug: 'desks' })
    assert.equal(location, `/admin/categories/${id}`)

    const moved = { ...FIELDS, name: 'Tables', parent: String(parentId), state: 'inactive' }
    await visitor.submit(location!, moved)

    const category = await Category.findOrFail(id)
    assert.containSubset(category, { name: 'Tables', parentId, isActive: false })
    const [created, edited] = await AuditEntry.query().where('targetId', id).orderBy('id')
    assert.equal(created!.deed, 'category_created')
    assert.containSubset(edited!.before, { name: 'Desks', isActive: true })
    assert.containSubset(edited!.after, { name: 'Tables', parentId, isActive: false })
    assert.equal(edited!.actorId, user.id)

    await visitor.submit(location!, moved)
    assert.lengthOf(await AuditEntry.query().where('targetId', id), 2)
  })

  test('refuse a slug that is taken and a place below themselves, and lose nothing', async ({
    assert,
  }) => {
    const { visitor } = await enter('staff')
    const other = await CategoryFactory.create()
    const { id } = await CategoryFactory.create()
    const below = await CategoryFactory.merge({ parentId: id }).create()
    const path = `/admin/categories/${id}`
    const fields = { ...FIELDS, name: 'Kept words', slug: other.slug, state: 'active' }
    await visitor.submit(path, { ...fields, parent: String(below.id) })
    const { text } = await visitor.get(path)
    assert.include(text, 'This slug is taken.')
    assert.include(text, 'A category cannot be below itself.')
    assert.include(text, 'value="Kept words"')
  })

  test('get a picture and lose it, and tell a wrong file beside its field', async ({ assert }) => {
    const { visitor } = await enter('staff')
    const { id } = await CategoryFactory.create()
    const path = `/admin/categories/${id}`
    const send = async (bytes: Buffer) => {
      const body = new FormData()
      body.set('image', new File([new Uint8Array(bytes)], 'lamp.png'))
      await visitor.submitFiles(`${path}/image`, path, body)
      return visitor.get(path)
    }
    assert.include((await send(Buffer.from('no picture'))).text, 'is not a picture')
    assert.match((await send(await picture('png'))).text, /src="\/admin\/media\/categor/)
    await visitor.submitTo(`${path}/image/remove`, path)
    assert.include((await visitor.get(path)).text, 'It has no picture.')
  })

  test('show what a merge hits, and merge at once what is little', async ({ assert }) => {
    const { visitor } = await enter('staff')
    const from = await filled(3)
    const below = await CategoryFactory.merge({ name: 'Wall lamps', parentId: from.id }).create()
    const into = await CategoryFactory.merge({ name: 'Lights' }).create()
    const path = `/admin/categories/${from.id}/merge`

    const unfit = await visitor.get(`${path}?into=${below.id}`)
    assert.include(unfit.text, 'Choose another one, which is not below it.')
    const { text } = await visitor.get(`${path}?into=${into.id}`)
    assert.include(text, '3 products and 1 categories will move.')
    assert.include(text, 'Wall lamps')
    const fields = { into: String(into.id), seen: '3' }
    const { location } = await visitor.submitTo(path, `${path}?into=${into.id}`, fields)

    assert.equal(location, `/admin/categories/${into.id}`)
    assert.isNull(await Category.find(from.id))
    assert.lengthOf(await Product.query().where('categoryId', into.id), 3)
    assert.equal((await below.refresh()).parentId, into.id)
    assert.deepEqual(await countDrift(db.connection()), [])
  })

  test('ask again when a merge would hit more than was seen', async ({ assert }) => {
    const { visitor } = await enter('staff')
    const from = await filled(2)
    const into = await CategoryFactory.create()
    const path = `/admin/categories/${from.id}/merge`
    const fields = { into: String(into.id), seen: '1' }
    const { location } = await visitor.submitTo(path, `${path}?into=${into.id}`, fields)
    assert.equal(location, `${path}?into=${into.id}`)
    assert.include((await visitor.get(location!)).text, 'more by now than you have seen')
    assert.isNotNull(await Category.find(from.id))
  })

  test('are merged by a job that shows how far it is, where there is much', async ({ assert }) => {
    const { visitor, user } = await enter('staff')
    const from = await filled(201)
    const into = await CategoryFactory.create()
    const input = { from: 1, into: 2 }
    const createdAt = DateTime.utc().minus({ days: 31 })
    const old = { kind: 'merge_tag' as const, input, total: 1, actorId: user.id, createdAt }
    await PanelTask.create(old)
    const path = `/admin/categories/${from.id}/merge`
    const fields = { into: String(into.id), seen: '201' }
    const { location } = await visitor.submitTo(path, `${path}?into=${into.id}`, fields)
    const [{ id: taskId } = { id: 0 }, ...older] = await PanelTask.all()
    assert.lengthOf(older, 0)
    assert.equal(location, `/admin/tasks/${taskId}`)
    assert.include((await visitor.get(location!)).text, '0 of 201')

    await new RunTask().handle({ taskId })
    await new RunTask().handle({ taskId })

    assert.include((await visitor.get(location!)).text, '201 of 201')
    assert.isNull(await Category.find(from.id))
    assert.lengthOf(await Product.query().where('categoryId', into.id), 201)
    const { visitor: other } = await enter('admin')
    assert.equal((await other.get(location!)).status, 404)
  })

  test('are deleted while nothing is in them', async ({ assert }) => {
    const { visitor } = await enter('staff')
    const full = await filled(1)
    const { id } = await CategoryFactory.create()
    const refused = await visitor.submitTo(
      `/admin/categories/${full.id}/delete`,
      `/admin/categories/${full.id}`
    )
    assert.equal(refused.status, 303)
    assert.include((await visitor.get(`/admin/categories/${full.id}`)).text, 'move them first')
    assert.isNotNull(await Category.find(full.id))
    await visitor.submitTo(`/admin/categories/${id}/delete`, `/admin/categories/${id}`)
    assert.isNull(await Category.find(id))
    assert.equal((await AuditEntry.findByOrFail({ targetId: id })).deed, 'category_deleted')
  })
})
