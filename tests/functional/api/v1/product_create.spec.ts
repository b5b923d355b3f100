import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { CategoryFactory } from '#database/factories/category_factory'
import { ProductTagFactory } from '#database/factories/product_tag_factory'
import { UserFactory } from '#database/factories/user_factory'
import Product from '#models/product'
import ProductTag from '#models/product_tag'

const URL = '/api/v1/products/'

test.group('POST /api/v1/products/', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  async function owner() {
    const user = await UserFactory.create()
    const category = await CategoryFactory.create()
    const lamp = {
      name: 'Brass Lamp',
      description: 'A lamp.',
      price: '12.5',
      category_id: category.id,
    }
    return { user, category, lamp }
  }

  test('makes a published product and answers it whole, with its address', async ({
    client,
    assert,
  }) => {
    const { user, category, lamp } = await owner()

    const response = await client.post(URL).json(lamp).loginAs(user)

    response.assertStatus(201)
    response.assertBodyContains({
      name: 'Brass Lamp',
      price: '12.50',
      currency: 'USD',
      status: 'published',
      user: { id: user.id },
      category: { id: category.id },
      tags: [],
      is_liked: false,
    })
    assert.match(
      response.header('location')!,
      new RegExp(`/api/v1/products/${response.body().id}/$`)
    )
    const row = await Product.findOrFail(response.body().id)
    assert.include(row.serialize(), { price: '12.50', likesCount: 0, isActive: true })
    assert.equal(row.userId, user.id)
  })

  test('shares tags by slug and makes the missing ones', async ({ client, assert }) => {
    const { user, lamp } = await owner()
    await ProductTagFactory.merge({ name: 'Eco Friendly', slug: 'eco-friendly' }).create()
    const tags = ['eco friendly', 'Çok Güzel', 'ÇOK güzel']

    const response = await client
      .post(URL)
      .json({ ...lamp, tags })
      .loginAs(user)

    response.assertStatus(201)
    assert.sameMembers(
      response.body().tags.map((tag: { slug: string }) => tag.slug),
      ['eco-friendly', 'çok-güzel']
    )
    assert.lengthOf(await ProductTag.query().where('slug', 'çok-güzel'), 1)
  })

  test('takes a category by slug, drafts, and forms', async ({ client }) => {
    const { user, category, lamp } = await owner()
    const { category_id: dropped, ...rest } = lamp

    const bySlug = await client
      .post(URL)
      .json({ ...rest, category: category.slug, status: 'draft' })
      .loginAs(user)
    const byForm = await client
      .post(URL)
      .form({ ...lamp, tags: 'new' })
      .loginAs(user)

    bySlug.assertStatus(201)
    bySlug.assertBodyContains({ category: { id: category.id }, status: 'draft' })
    byForm.assertStatus(201)
    byForm.assertBodyContains({ tags: [{ slug: 'new' }] })
  })

  test('ignores what is not the owner’s to set, and the query', async ({ client, assert }) => {
    const { user, lamp } = await owner()
    const stranger = await UserFactory.create()
    const smuggled = {
      id: 7,
      user: stranger.id,
      user_id: stranger.id,
      likes_count: 99,
      viewsCount: 99,
      is_active: false,
      moderation_state: 'removed',
    }

    const response = await client
      .post(`${URL}?price=1`)
      .json({ ...lamp, ...smuggled })
      .loginAs(user)

    response.assertStatus(201)
    const row = await Product.findOrFail(response.body().id)
    assert.include(row.serialize(), {
      userId: user.id,
      likesCount: 0,
      viewsCount: 0,
      price: '12.50',
    })
    assert.isTrue(row.isActive)
    assert.equal(row.moderationState, 'visible')
  })

  test('asks who is not signed in to do so, broken body or not', async ({ client, assert }) => {
    const { lamp } = await owner()

    for (const request of [
      client.post(URL).json(lamp),
      client.post(URL).type('json').json('{"a":'),
    ]) {
      const response = await request
      response.assertStatus(401)
      assert.equal(response.header('www-authenticate'), 'Bearer realm="api"')
    }
    assert.lengthOf(await Product.all(), 0)
  })

  test('refuses {field}: {value}')
    .with([
      { field: 'name', value: '', says: 'This field may not be blank.' },
      { field: 'name', value: null, says: 'This field may not be null.' },
      { field: 'name', value: ['x'], says: 'Not a valid string.' },
      { field: 'name', value: {}, says: 'Not a valid string.' },
      { field: 'name', value: false, says: 'Not a valid string.' },
      { field: 'name', value: 'a\0b', says: 'Null characters are not allowed.' },
      {
        field: 'name',
        value: 'x'.repeat(256),
        says: 'Ensure this field has no more than 255 characters.',
      },
      { field: 'description', value: '  ', says: 'This field may not be blank.' },
      { field: 'price', value: '-0.01', says: 'Ensure this value is greater than or equal to 0.' },
      {
        field: 'price',
        value: '0.001',
        says: 'Ensure that there are no more than 2 decimal places.',
      },
      { field: 'price', value: true, says: 'A valid number is required.' },
      { field: 'price', value: [], says: 'A valid number is required.' },
      { field: 'currency', value: 'usd', says: '"usd" is not a valid choice.' },
      { field: 'currency', value: null, says: 'This field may not be null.' },
      { field: 'category_id', value: 1.5, says: 'A valid integer is required.' },
      { field: 'category_id', value: true, says: 'A valid integer is required.' },
      { field: 'category_id', value: 999999, says: 'Invalid pk "999999" - object does not exist.' },
      { field: 'tags', value: null, says: 'This field may not be null.' },
      {
        field: 'tags',
        value: Array(21).fill('t'),
        says: 'Ensure this field has no more than 20 elements.',
      },
      { field: 'status', value: 'removed', says: '"removed" is not a valid choice.' },
      { field: 'status', value: 5, says: '"5" is not a valid choice.' },
    ])
    .run(async ({ client, assert }, { field, value, says }) => {
      const { user, lamp } = await owner()

      const response = await client
        .post(URL)
        .json({ ...lamp, [field]: value })
        .loginAs(user)

      response.assertStatus(400)
      assert.deepEqual(response.body(), { [field]: [says] })
      assert.lengthOf(await Product.all(), 0)
    })
})
