import { DateTime } from 'luxon'
import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'
import testUtils from '@adonisjs/core/services/test_utils'
import DeleteFiles from '#actions/files/delete_files'
import { ProductImageFactory } from '#database/factories/product_image_factory'
import { UserFactory } from '#database/factories/user_factory'
import { gallery, shades, whatIsThere } from '#tests/helpers/gallery'

interface Image {
  id: number
  is_primary: boolean
}

const idsOf = (images: Image[]) => images.map(({ id }) => id)

async function threePictures(client: ApiClient) {
  const made = await gallery(client)
  const images: Image[] = (await made.upload(await shades(3))).body()
  return { ...made, images, ids: idsOf(images) }
}

test.group('/api/v1/products/:id/images/', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('PATCH puts all in order', async ({ client, assert }) => {
    const { user, url, ids } = await threePictures(client)
    const order = [ids[2], ids[0], ids[1]]

    const answer = await client.patch(url).loginAs(user).json({ order })

    answer.assertStatus(200)
    assert.deepEqual(idsOf(answer.body()), order)
    assert.deepEqual(idsOf((await client.get(url)).body()), order)
  })

  test('PATCH refuses an order that does not name each picture once: {$self}')
    .with(['one less', 'one twice', 'a foreign one', 'none', 'no list'] as const)
    .run(async ({ client, assert }, which) => {
      const { user, url, ids } = await threePictures(client)
      const foreign = await ProductImageFactory.merge({
        productId: (await gallery(client)).product.id,
      }).create()
      const order = {
        'one less': ids.slice(1),
        'one twice': [...ids, ids[0]],
        'a foreign one': [...ids.slice(1), foreign.id],
        'none': [],
        'no list': 'x',
      }[which]

      const answer = await client.patch(url).loginAs(user).json({ order })

      answer.assertStatus(400)
      assert.property(answer.body(), 'order')
      assert.deepEqual(idsOf((await client.get(url)).body()), ids)
    })

  test('PATCH …/:image_id/ edits one, and makes it the primary one', async ({ client, assert }) => {
    const { user, url, ids } = await threePictures(client)

    const answer = await client
      .patch(`${url}${ids[1]}/`)
      .loginAs(user)
      .json({ alt_text: 'Seen from above', is_primary: true, order_index: 9 })

    answer.assertStatus(200)
    answer.assertBodyContains({ alt_text: 'Seen from above', is_primary: true, order_index: 9 })
    const images: Image[] = (await client.get(url)).body()
    assert.deepEqual(idsOf(images), [ids[0], ids[2], ids[1]])
    assert.deepEqual(
      images.map((image) => image.is_primary),
      [false, false, true]
    )
    const demoted = await client.patch(`${url}${ids[1]}/`).loginAs(user).json({ is_primary: false })
    demoted.assertBodyContains({ is_primary: false })
    const after: Image[] = (await client.get(url)).body()
    assert.deepEqual(
      after.map((image) => image.is_primary),
      [true, false, false]
    )
  })

  test('DELETE …/:image_id/ promotes the next, and has the files removed', async ({
    client,
    assert,
  }) => {
    const { user, url, ids, product } = await threePictures(client)
    const before = await whatIsThere(product.id)
    const [gone] = before.rows

    const answer = await client.delete(`${url}${ids[0]}/`).loginAs(user)

    answer.assertStatus(204)
    const images: Image[] = (await client.get(url)).body()
    assert.deepEqual(
      images.map(({ id, is_primary }) => [id, is_primary]),
      [
        [ids[1], true],
        [ids[2], false],
      ]
    )
    ;(await client.delete(`${url}${ids[0]}/`).loginAs(user)).assertStatus(404)
    await new DeleteFiles().handle()
    assert.deepEqual(
      (await whatIsThere(product.id)).files,
      before.files.filter((file) => file !== `public ${gone!.image}`),
      'what was sent stays for an hour'
    )
    await new DeleteFiles().handle(DateTime.utc().plus({ minutes: 61 }))
    assert.lengthOf((await whatIsThere(product.id)).files, before.files.length - 2)
  })

  test('a picture that comes again keeps its files, whatever was to be removed', async (t) => {
    const { user, url, ids, product, upload } = await threePictures(t.client)
    await t.client.delete(`${url}${ids[0]}/`).loginAs(user)
    const [again] = await shades(1)
    ;(await upload([again!])).assertStatus(201)
    const before = await whatIsThere(product.id)

    await new DeleteFiles().handle(DateTime.utc().plus({ minutes: 61 }))

    t.assert.deepEqual((await whatIsThere(product.id)).files, before.files)
    t.assert.lengthOf(before.files, 6)
  })

  test('a picture is reached below its own product only, and by its owner', async ({ client }) => {
    const { user, url, ids } = await threePictures(client)
    const other = await threePictures(client)
    const stranger = await UserFactory.create()

    for (const target of [`${url}${other.ids[0]}/`, `${url}0/`, `${url}x/`]) {
      ;(await client.patch(target).loginAs(user).json({})).assertStatus(404)
      ;(await client.delete(target).loginAs(user)).assertStatus(404)
    }
    ;(await client.patch(`${url}${ids[0]}/`).loginAs(stranger).json({})).assertStatus(403)
    ;(await client.delete(`${url}${ids[0]}/`).loginAs(stranger)).assertStatus(403)
    ;(await client.patch(url).loginAs(stranger).json({ order: ids })).assertStatus(403)
  })
})
