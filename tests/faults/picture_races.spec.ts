import { test } from '@japa/runner'
import { setTimeout as sleep } from 'node:timers/promises'
import { DateTime } from 'luxon'
import DeleteFiles from '#actions/files/delete_files'
import MakeVariants from '#actions/pictures/make_variants'
import MediaRemoval from '#models/media_removal'
import Product from '#models/product'
import { publicStore } from '#storage/stores'
import { StorageAwayException } from '#exceptions/storage'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { filesOf, gallery, shades, whatIsThere } from '#tests/helpers/gallery'
import { tally, together } from '#tests/helpers/together'

const primaries = async (productId: number) =>
  (await whatIsThere(productId)).rows.filter(({ isPrimary }) => isPrimary).length

/** Files that were put for nothing have gone by then. */
const later = () => DateTime.utc().plus({ minutes: 2 })

test.group('Several at once', (group) => {
  group.each.setup(emptyAfterwards)

  test('send the twelfth picture: one is taken', async ({ client, assert }) => {
    const { product, upload } = await gallery(client)
    const files = await shades(17)
    await upload(files.slice(0, 11))

    const answers = await together((index) => upload([files[11 + index]!]), 6)

    assert.deepEqual(tally(answers), { 201: 1, 400: 5 })
    assert.lengthOf((await whatIsThere(product.id)).rows, 12)
    await new DeleteFiles().handle(later())
    assert.lengthOf(await filesOf(product.id), 24)
  })

  test('send a picture each for one product: all twelve are taken, in parallel', async (t) => {
    const { product, upload } = await gallery(t.client)
    const files = await shades(12)
    const { put } = publicStore
    let [under, most] = [0, 0]
    publicStore.put = async (...args) => {
      most = Math.max(most, ++under)
      await sleep(300)
      await put.apply(publicStore, args).finally(() => under--)
    }
    t.cleanup(() => void Reflect.deleteProperty(publicStore, 'put'))

    const answers = await together((index) => upload([files[index]!]), 12)

    t.assert.deepEqual(tally(answers), { 201: 12 })
    t.assert.isAbove(most, 1)
    const { rows, files: stored } = await whatIsThere(product.id)
    t.assert.lengthOf(new Set(rows.map(({ orderIndex }) => orderIndex)), 12)
    t.assert.lengthOf(stored, 24)
    t.assert.equal(await primaries(product.id), 1)
  })

  test('send the first picture, the same one: it is stored once', async ({ client, assert }) => {
    const { product, upload } = await gallery(client)
    const [file] = await shades(1)

    const answers = await together(() => upload([file!]), 6)

    assert.deepEqual(tally(answers), { 200: 5, 201: 1 })
    assert.equal(new Set(answers.map((answer) => answer.body()[0].id)).size, 1)
    assert.lengthOf((await whatIsThere(product.id)).rows, 1)
  })

  test('make each another picture the primary one: one is', async ({ client, assert }) => {
    const { product, url, upload, user } = await gallery(client)
    const images = (await upload(await shades(8))).body()

    const answers = await together(
      (index) =>
        client.patch(`${url}${images[index].id}/`).loginAs(user).json({ is_primary: true }),
      8
    )

    assert.deepEqual(tally(answers), { 200: 8 })
    assert.equal(await primaries(product.id), 1)
  })

  test('send pictures, order and delete them, and delete the product', async ({
    client,
    assert,
  }) => {
    const { product, url, upload, user } = await gallery(client)
    const files = await shades(12)
    const images: { id: number }[] = (await upload(files.slice(0, 6))).body()
    const order = images.map(({ id }) => id).toReversed()
    const deeds = [
      () => upload(files.slice(6, 8)),
      () => client.delete(`${url}${order[0]}/`).loginAs(user),
      () => client.delete(`${url}${order[0]}/`).loginAs(user),
      () => client.patch(url).loginAs(user).json({ order }),
      () => upload([files[5]!]),
      () => client.delete(`/api/v1/products/${product.id}/`).loginAs(user),
    ]

    const answers = await together((index) => deeds[index % deeds.length]!(), 12)

    for (const answer of answers) assert.isBelow(answer.status(), 500)
    assert.isFalse((await Product.findOrFail(product.id)).isActive)
    assert.equal(await primaries(product.id), 1)
  })

  test('make variants while the picture is deleted: no file stays', async ({ client, assert }) => {
    const { product, url, upload, user } = await gallery(client)
    const images: { id: number }[] = (await upload(await shades(4))).body()

    await Promise.all(
      images.flatMap(({ id }) => [
        new MakeVariants().handle({ imageId: id }),
        new MakeVariants().handle({ imageId: id }),
        client.delete(`${url}${id}/`).loginAs(user),
      ])
    )

    await MediaRemoval.query().update({ due_at: new Date(0) })
    await new DeleteFiles().handle()
    assert.deepEqual(await whatIsThere(product.id), { rows: [], registry: [], files: [] })
  })
})

test.group('A store that fails', (group) => {
  group.each.setup(emptyAfterwards)

  test('in the middle of an upload leaves neither rows nor files', async (t) => {
    const { product, upload } = await gallery(t.client)
    const { put } = publicStore
    let puts = 0
    publicStore.put = async (...args) => {
      if (++puts === 2) throw new StorageAwayException()
      return put.apply(publicStore, args)
    }
    t.cleanup(() => void Reflect.deleteProperty(publicStore, 'put'))

    const answer = await upload(await shades(3))

    answer.assertStatus(503)
    t.assert.isString(answer.header('retry-after'))
    await new DeleteFiles().handle(later())
    t.assert.deepEqual(await whatIsThere(product.id), { rows: [], registry: [], files: [] })
  })

  test('while a product is made with its pictures leaves no product', async (t) => {
    const { product, user } = await gallery(t.client)
    const [file] = await shades(1)
    publicStore.put = () => Promise.reject(new StorageAwayException())
    t.cleanup(() => void Reflect.deleteProperty(publicStore, 'put'))
    const send = () =>
      t.client
        .post('/api/v1/products/')
        .loginAs(user)
        .fields({ name: 'Lamp', description: 'x', price: '1', category_id: product.categoryId })
        .file('images', file!.bytes, { filename: 'a.png' })

    ;(await send()).assertStatus(503)
    t.assert.lengthOf(await Product.all(), 1)

    Reflect.deleteProperty(publicStore, 'put')
    const made = await send()
    made.assertStatus(201)
    t.assert.lengthOf(made.body().images, 1)
    t.assert.equal(made.body().primary_image.id, made.body().images[0].id)
  })
})
