import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import sharp from 'sharp'
import AdoptMedia from '#actions/pictures/adopt_media'
import AdoptPicture from '#actions/pictures/adopt_picture'
import MakeSoleVariants from '#actions/pictures/make_sole_variants'
import MakeVariants from '#actions/pictures/make_variants'
import { CategoryFactory } from '#database/factories/category_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import UserProfile from '#models/user_profile'
import { adoptPicture, makeVariants } from '#queue/pictures'
import { publicStore } from '#storage/stores'
import { photo } from '#tests/helpers/pictures'
import { placesOf } from '#tests/helpers/stored_files'
import { waitingJobs } from '#tests/helpers/waiting_jobs'

const DJANGOS = 'products/2024/02/çanta 1.jpg'
const put = async (name: string) => publicStore.put(name, await photo(), 'image/jpeg')

test.group('Files that Django stored', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => () => publicStore.delete([DJANGOS]))

  async function adopted() {
    const product = await ProductFactory.with('user').with('category').with('images', 1).create()
    const [image] = await product.related('images').query()
    await image!.merge({ image: DJANGOS }).save()
    return { product, image: image!, url: `/api/v1/products/${product.id}/` }
  }

  test('are served, and named, until their clean copy is there', async ({ client, assert }) => {
    await put(DJANGOS)
    const { product, image, url } = await adopted()
    const shown = async () => {
      const answer = await client.get(url)
      return answer.body().images[0]
    }
    const before = await shown()
    const stored = new URL(before.image).pathname
    assert.equal(decodeURIComponent(stored), `/media/${DJANGOS}`)
    const served = await client.get(stored)
    served.assertStatus(200)

    assert.equal(await new AdoptPicture().handle({ imageId: image.id }), 'made')
    assert.equal(await new AdoptPicture().handle({ imageId: image.id }), 'kept')

    const after = await shown()
    assert.match(after.image, new RegExp(`/media/products/${product.id}/[0-9a-f]{32}\\.jpg$`))
    assert.containsSubset(after, { id: before.id, width: 48, height: 64, variants: null })
    const copy = await publicStore.bytes(after.image.replace(/^.*\/media\//, ''))
    assert.isUndefined((await sharp(copy).metadata()).exif)
    const gone = await client.get(stored)
    gone.assertStatus(404)
    await image.refresh()
    assert.equal(image.image, DJANGOS)
    assert.deepEqual(await placesOf(DJANGOS), ['public'])
    assert.lengthOf(await waitingJobs(makeVariants), 1)
    assert.equal(await new MakeVariants().handle({ imageId: image.id }), 'made')
    assert.isNotNull((await shown()).variants)
  })

  test('of people are adopted as well', async ({ client, assert }) => {
    const avatar = 'avatars/2024/me.jpg'
    await put(avatar)
    const user = await UserFactory.with('profile', 1, (of) => of.merge({ avatar })).create()
    const owner = { userId: user.id }
    assert.equal(await new AdoptPicture().handle(owner), 'made')
    assert.equal(await new MakeSoleVariants().handle({ owner }), 'made')

    const { profile } = (await client.get('/api/v1/auth/me/').loginAs(user)).body()
    assert.match(profile.avatar, new RegExp(`/media/avatars/${user.id}/[0-9a-f]{32}\\.jpg$`))
    assert.isNotNull(profile.avatar_picture.variants)
    const row = await UserProfile.findByOrFail('userId', user.id)
    assert.equal(row.avatar, avatar)
    // Django stores another one, of which nothing is known.
    await row.merge({ avatar: 'avatars/2024/new.jpg' }).save()
    const next = (await client.get('/api/v1/auth/me/').loginAs(user)).body()
    assert.isTrue(next.profile.avatar.endsWith('/avatars/2024/new.jpg'))
    assert.isNull(next.profile.avatar_picture)
    await publicStore.delete([avatar])
  })

  test('are queued once, and those that are not there are told', async ({ assert }) => {
    await put(DJANGOS)
    const { image } = await adopted()
    const lost = await UserFactory.with('profile', 1, (of) =>
      of.merge({ avatar: 'no.jpg' })
    ).create()

    const first = await new AdoptMedia().handle()
    assert.deepInclude(first.unfit, {
      ...{ of: 'user', id: lost.id, name: 'no.jpg', reason: 'missing' },
    })
    const jobs = await waitingJobs(adoptPicture)
    assert.deepInclude(
      jobs.map(({ data }) => data),
      { imageId: image.id }
    )
    const again = await new AdoptMedia().handle()
    assert.equal(again.queued, 0)
    assert.equal(again.waiting, first.queued)
    await new AdoptPicture().handle({ imageId: image.id })
    const last = await new AdoptMedia().handle()
    assert.equal(last.waiting, first.queued - 1)
  })

  test('are counted by health until they have a clean copy', async ({ client, assert }) => {
    await put(DJANGOS)
    const left = async () => (await client.get('/api/v1/health/')).body().checks.media.left
    const before = await left()
    const { image } = await adopted()
    await UserFactory.with('profile', 1, (of) => of.merge({ avatar: 'me.jpg' })).create()
    await CategoryFactory.merge({ image: 'categories/lamps.jpg' }).create()

    assert.equal(await left(), before + 3)
    await new AdoptPicture().handle({ imageId: image.id })
    assert.equal(await left(), before + 2)
  })

  test('that are no pictures stay as they are', async ({ assert }) => {
    await publicStore.put(DJANGOS, Buffer.from('<svg/>'), 'image/svg+xml')
    const { image } = await adopted()
    assert.equal(await new AdoptPicture().handle({ imageId: image.id }), 'unfit')
    await image.refresh()
    assert.isNull(image.publishedName)
    await publicStore.delete([DJANGOS])
    assert.equal(await new AdoptPicture().handle({ imageId: image.id }), 'unfit')
    await image.delete()
    assert.equal(await new AdoptPicture().handle({ imageId: image.id }), 'gone')
  })
})
