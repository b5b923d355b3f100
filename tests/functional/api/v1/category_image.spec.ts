import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import MakeSoleVariants from '#actions/pictures/make_sole_variants'
import { CategoryFactory } from '#database/factories/category_factory'
import { UserFactory } from '#database/factories/user_factory'
import MediaFile from '#models/media_file'
import { picture } from '#tests/helpers/pictures'

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
