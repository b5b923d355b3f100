import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import Category from '#models/category'
import { categoryTree } from '#tests/helpers/category_tree'

const URL = '/api/v1/categories/'

test.group('POST, PUT, PATCH, DELETE /api/v1/categories/', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const staff = () => UserFactory.apply('staff').create()

  test('lets staff add, edit, move and delete one', async ({ client, assert }) => {
    const { root } = await categoryTree()
    const user = await staff()
    const fields = { name: 'Rugs', slug: 'rugs', parent: root.id }

    const made = await client.post(URL).json(fields).loginAs(user)
    const edited = await client
      .patch(`${URL}rugs/`)
      .json({ name: 'Carpets', parent: null })
      .loginAs(user)
    const replaced = await client
      .put(`${URL}rugs/`)
      .json({ name: 'R', slug: 'rugs-2' })
      .loginAs(user)

    made.assertStatus(201)
    made.assertBodyContains({ slug: 'rugs', parent: root.id, image: null, children: [] })
    assert.match(made.header('location')!, /\/api\/v1\/categories\/rugs\/$/)
    edited.assertBodyContains({ name: 'Carpets', parent: null })
    replaced.assertBodyContains({ name: 'R', slug: 'rugs-2' })
    const gone = await client.delete(`${URL}rugs-2/`).loginAs(user)
    gone.assertStatus(204)
    assert.isNull(await Category.findBy('slug', 'rugs-2'))
  })

  test('refuses circles', async ({ client, assert }) => {
    const { root, leaf } = await categoryTree()
    const user = await staff()

    for (const parent of [root.id, leaf.id]) {
      const response = await client.patch(`${URL}home/`).json({ parent }).loginAs(user)
      response.assertStatus(400)
      response.assertBody({ parent: ['A category cannot be below itself.'] })
    }
    assert.isNull((await root.refresh()).parentId)
  })

  test('keeps what is in use, and says by how many', async ({ client, assert }) => {
    const { child } = await categoryTree()
    await ProductFactory.merge({ categoryId: child.id }).apply('inactive').with('user').create()

    const response = await client.delete(`${URL}lamps/`).loginAs(await staff())

    response.assertStatus(409)
    response.assertBodyContains({ code: 'category_in_use', products: 1, children: 1 })
    assert.isNotNull(await Category.find(child.id))
  })

  test('refuses {field}: {value}')
    .with([
      { field: 'slug', value: 'home', says: 'category with this slug already exists.' },
      { field: 'slug', value: 'tree', says: 'category with this slug already exists.' },
      { field: 'slug', value: '42', says: /valid "slug"/ },
      { field: 'slug', value: 'a b', says: /valid "slug"/ },
      { field: 'slug', value: 'x'.repeat(51), says: /no more than 50/ },
      { field: 'name', value: '', says: /blank/ },
      { field: 'parent', value: 999999, says: 'Invalid pk "999999" - object does not exist.' },
      { field: 'parent', value: 'x', says: 'A valid integer is required.' },
      { field: 'description', value: null, says: 'This field may not be null.' },
    ])
    .run(async ({ client, assert }, { field, value, says }) => {
      await categoryTree()
      const fields = { name: 'New', slug: 'new', [field]: value }

      const response = await client
        .post(URL)
        .json(fields)
        .loginAs(await staff())

      response.assertStatus(400)
      assert.deepEqual(Object.keys(response.body()), [field])
      assert.match(
        response.body()[field][0],
        says instanceof RegExp ? says : new RegExp(RegExp.escape(says))
      )
      assert.lengthOf(await Category.all(), 3)
    })

  test('is the staff’s alone', async ({ client, assert }) => {
    await categoryTree()
    const users = [await UserFactory.create(), await UserFactory.apply('moderator').create()]
    const send = () => [
      client.post(URL).json({ name: 'New', slug: 'new' }),
      client.put(`${URL}home/`).json({ name: 'New', slug: 'new' }),
      client.patch(`${URL}home/`).json({ name: 'New' }),
      client.delete(`${URL}desk/`),
    ]

    for (const request of send()) (await request).assertStatus(401)
    for (const user of users)
      for (const request of send()) (await request.loginAs(user)).assertStatus(403)
    assert.lengthOf(await Category.query().where('name', 'New'), 0)
    assert.lengthOf(await Category.all(), 3)
  })
})
