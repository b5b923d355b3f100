import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import MakeSoleVariants from '#actions/pictures/make_sole_variants'
import { CategoryFactory } from '#database/factories/category_factory'
import { UserFactory } from '#database/factories/user_factory'
import Category from '#models/category'
import MediaFile from '#models/media_file'
import { makeSoleVariants } from '#queue/pictures'
import { picture } from '#tests/helpers/pictures'
import { waitingJobs } from '#tests/helpers/waiting_jobs'

test.group('The image of a category', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('is given and taken by staff', async ({ client, assert }) => {
    const category = await CategoryFactory.create()
    const staff = await UserFactory.merge({ isStaff: true }).create()
    const url = `/api/v1/categories/${category.slug}/image/`
    const image = await picture('png', { width: 60, height: 40 })

    const answer = await client.put(url).loginAs(staff).file('image', image, { filename: 'a.png' })

    answer.assertStatus(200)
    assert.match(answer.body().image, /\/media\/categories\/\d+\/[0-9a-f]{32}\.png$/)
    assert.containsSubset(answer.body().image_picture, { width: 60, height: 40, variants: null })
    await new MakeSoleVariants().handle({ owner: { categoryId: category.id } })
    const shown = await client.get(`/api/v1/categories/${category.id}/`)
    assert.containsSubset(shown.body().image_picture.variants.thumb, { width: 60, height: 40 })

    const gone = await client.delete(url).loginAs(staff)
    gone.assertStatus(204)
    await category.refresh()
    assert.deepEqual([category.image, category.imagePicture], ['', null])
    assert.isEmpty(await MediaFile.query().where('categoryId', category.id))
  })

  test('comes along with a new category, or there is none', async ({ client, assert }) => {
    const staff = await UserFactory.merge({ isStaff: true }).create()
    const send = (bytes: Buffer, fields = { name: 'Lamps', slug: 'lamps' }) =>
      client
        .post('/api/v1/categories/')
        .loginAs(staff)
        .fields(fields)
        .file('image', bytes, { filename: 'a.png' })

    const broken = await send(Buffer.from('no picture'))
    broken.assertStatus(400)
    assert.property(broken.body(), 'image')
    assert.isNull(await Category.findBy('slug', 'lamps'))
    const made = await send(await picture('png', { width: 60, height: 40 }))

    made.assertStatus(201)
    const { id, slug, image, image_picture: about } = made.body()
    assert.equal(slug, 'lamps')
    assert.match(image, new RegExp(`/media/categories/${id}/[0-9a-f]{32}\\.png$`))
    assert.containsSubset(about, { width: 60, height: 40 })
    const files = await MediaFile.query().where('categoryId', id)
    assert.sameMembers(
      files.map(({ role, isPublic }) => `${role} ${isPublic}`),
      ['published true', 'original false']
    )
    assert.lengthOf(await waitingJobs(makeSoleVariants), 1)
    const taken = await send(await picture('png'))
    taken.assertStatus(400)
    assert.property(taken.body(), 'slug')
    assert.lengthOf(await MediaFile.query().whereNotNull('categoryId'), 2)
  })

  test('comes along with an edit by {$self}, or nothing is changed')
    .with(['put', 'patch'] as const)
    .run(async ({ client, assert }, method) => {
      const category = await CategoryFactory.create()
      const staff = await UserFactory.merge({ isStaff: true }).create()
      const send = (bytes: Buffer, count = 1) => {
        const request = client[method](`/api/v1/categories/${category.id}/`)
          .loginAs(staff)
          .fields({ name: 'Rugs', slug: category.slug })
        for (let sent = 0; sent < count; sent++) request.file('image', bytes, { filename: 'a.png' })
        return request
      }
      const bytes = await picture('png')
      for (const refused of [await send(Buffer.from('x')), await send(bytes, 2)]) {
        refused.assertStatus(400)
        assert.property(refused.body(), 'image')
      }
      await category.refresh()
      assert.notEqual(category.name, 'Rugs')

      const answer = await send(bytes)

      answer.assertStatus(200)
      assert.equal(answer.body().name, 'Rugs')
      assert.match(answer.body().image, /\/media\/categories\/\d+\/[0-9a-f]{32}\.png$/)
      const kept = await client[method](`/api/v1/categories/${category.id}/`)
        .loginAs(staff)
        .json({ name: 'Mats', slug: category.slug, image: 'elsewhere.png' })
      assert.equal(kept.body().image, answer.body().image)
    })

  test('is nothing that others may change', async ({ client, assert }) => {
    const category = await CategoryFactory.create()
    const user = await UserFactory.create()
    const url = `/api/v1/categories/${category.id}/image/`
    const answer = await client
      .put(url)
      .loginAs(user)
      .file('image', await picture('png'))
    answer.assertStatus(403)
    await category.refresh()
    assert.equal(category.image, '')
  })
})
