import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import AdoptMedia from '#actions/pictures/adopt_media'
import AdoptPicture from '#actions/pictures/adopt_picture'
import { StorageAwayException } from '#exceptions/storage'
import Category from '#models/category'
import ProductImage from '#models/product_image'
import UserProfile from '#models/user_profile'
import { adoptPicture } from '#queue/pictures'
import type { PictureId } from '#rules/file_owner'
import { FileMissing, type Store } from '#storage/store'
import { publicStore } from '#storage/stores'
import {
  djangosAvatar,
  djangosCategory,
  djangosPicture,
  putDjangos,
  putPhoto,
} from '#tests/helpers/django_files'
import { animation, claiming, photo } from '#tests/helpers/pictures'
import { waitingJobs } from '#tests/helpers/waiting_jobs'

const healthOf = async (client: ApiClient) => {
  const answer = await client.get('/api/v1/health/')
  return answer.body().checks.media
}

const away = () => Promise.reject(new StorageAwayException(new Error('NoSuchBucket: none')))
/** To HEAD a bucket that is not there answers as a file that is not. */
const missing = (name: string) => Promise.reject(new FileMissing(name))

/** Runs what `media:adopt` queues, until nothing is queued any more. */
async function adoptAll(again = false) {
  const adoption = await new AdoptMedia().handle({ again })
  for (const { data } of await waitingJobs(adoptPicture))
    await new AdoptPicture().handle(data as PictureId)
  return adoption
}

const UNFIT: [string, () => Buffer | string | Promise<Buffer>][] = [
  ['svg', () => '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ['not_a_picture', () => 'a price list'],
  ['empty', () => ''],
  ['tiff', () => 'II*\0 and so on'],
  ['broken', async () => (await photo({ width: 900, height: 900 })).subarray(0, 2000)],
  ['too_many_pixels', () => claiming(9000, 9000)],
  ['too_many_frames', () => animation('gif', 201)],
]

test.group('Files of Django that can have no clean copy', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  for (const [reason, content] of UNFIT)
    test(`are told of, and left is 0: ${reason}`, async ({ client, assert, cleanup }) => {
      const name = `products/2024/${reason}.jpg`
      await putDjangos(name, await content(), cleanup)
      const image = await djangosPicture(name)
      const before = await ProductImage.findOrFail(image.id)
      await adoptAll()

      const { left, unfit } = await healthOf(client)
      assert.equal(left, 0)
      assert.equal(unfit[reason], 1)
      const row = await ProductImage.findOrFail(image.id)
      assert.equal(row.updatedAt.toMillis(), before.updatedAt.toMillis())
      assert.containsSubset(row, { image: name, publishedName: null, unfit: { reason } })
      const served = await client.get(`/media/${name}`)
      served.assertStatus(200)
    })

  test('are queued again only when it is asked for', async ({ client, assert, cleanup }) => {
    await putDjangos('price.txt', 'a price list', cleanup)
    const image = await djangosPicture('price.txt')
    await adoptAll()
    const told = { of: 'picture', id: image.id, name: 'price.txt', reason: 'not_a_picture' }

    const second = await new AdoptMedia().handle()
    assert.equal(second.queued, 0)
    assert.deepInclude(second.unfit, told)
    const third = await new AdoptMedia().handle({ again: true })
    assert.isEmpty(third.unfit.filter(({ id }) => id === image.id))
    assert.equal((await healthOf(client)).left, 1)
    const again = await new AdoptPicture().handle({ imageId: image.id })
    assert.equal(again, 'unfit')
    assert.equal((await healthOf(client)).left, 0)
  })

  test('are tried again when another file is in their place', async ({ assert, cleanup }) => {
    await putDjangos('me.jpg', '<svg/>', cleanup)
    const { id: userId } = await djangosAvatar('me.jpg')
    await adoptAll()
    assert.isNotNull((await UserProfile.findByOrFail({ userId })).avatarUnfit)
    await putPhoto('me.jpg', cleanup)
    await adoptAll()

    const profile = await UserProfile.findByOrFail({ userId })
    assert.isNull(profile.avatarUnfit)
    assert.isNotNull(profile.avatarPicture)
  })

  test('are found when they are put back: of {$self}')
    .with(['a product', 'somebody', 'a category'] as const)
    .run(async ({ client, assert, cleanup }, of) => {
      const name = 'products/2024/back.jpg'
      const { id } = await (of === 'a product'
        ? djangosPicture(name)
        : of === 'somebody'
          ? djangosAvatar(name)
          : djangosCategory(name))
      await adoptAll()
      const lost = await healthOf(client)
      assert.equal(lost.left, 0)
      assert.equal(lost.unfit.missing, 1)
      await putPhoto(name, cleanup)
      await adoptAll()

      const found = await healthOf(client)
      assert.deepEqual([found.left, found.unfit], [0, {}])
      if (of === 'a product') assert.isNotNull((await ProductImage.findOrFail(id)).publishedName)
      if (of === 'a category') assert.isNotNull((await Category.findOrFail(id)).imagePicture)
    })

  test('are forgotten when Django names another file', async ({ client, assert }) => {
    const image = await djangosPicture('gone.jpg')
    const category = await djangosCategory('gone-2.jpg')
    await adoptAll()
    await ProductImage.query().where({ id: image.id }).update({ image: 'next.jpg' })
    await Category.query().where({ id: category.id }).update({ image: 'next.jpg' })

    assert.isNull((await ProductImage.findOrFail(image.id)).unfit)
    const { left, unfit } = await healthOf(client)
    assert.deepEqual([left, unfit], [2, {}])
  })

  test('are not those that a store cannot give now: {0}')
    .with([
      ['it is away', { stat: away }],
      ['it goes away', { read: away }],
      ['its bucket is gone', { stat: missing, read: away }],
      ['it gives a part', { stat: async (name) => ({ name, size: 1e6, modifiedAt: new Date() }) }],
    ] as [string, Partial<Store>][])
    .run(async ({ client, assert, cleanup }, [, stumbling]) => {
      await putPhoto('lamp.jpg', cleanup)
      const owner = { imageId: (await djangosPicture('lamp.jpg')).id }
      const { stat, read } = publicStore
      Object.assign(publicStore, stumbling)
      const tried = new AdoptPicture().handle(owner).finally(() => {
        Object.assign(publicStore, { stat, read })
      })
      await assert.rejects(() => tried, StorageAwayException)

      assert.deepInclude(await healthOf(client), { left: 1, unfit: {} })
      assert.equal(await new AdoptPicture().handle(owner), 'made')
    })
})
