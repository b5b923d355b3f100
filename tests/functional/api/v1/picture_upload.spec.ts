import { createHash } from 'node:crypto'
import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import sharp from 'sharp'
import { publicStore } from '#storage/stores'
import { ProductImageFactory } from '#database/factories/product_image_factory'
import { UserFactory } from '#database/factories/user_factory'
import { gallery, jobsOf, shades, whatIsThere } from '#tests/helpers/gallery'
import { animation, heic, photo, picture } from '#tests/helpers/pictures'

test.group('POST /api/v1/products/:id/images/', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('publishes a clean copy, keeps what was sent apart, and has variants made', async (t) => {
    const { product, url, upload } = await gallery(t.client)
    const bytes = await photo()

    const answer = await upload([{ bytes, file: '../../IMG 1.JPG' }], { alt_text: 'A lamp' })

    answer.assertStatus(201)
    const [image] = answer.body()
    t.assert.containsSubset(image, {
      ...{ alt_text: 'A lamp', is_primary: true, order_index: 0, variants: null },
      ...{ width: 48, height: 64 },
    })
    t.assert.match(image.thumbhash, /^[\w+/]{20,40}=*$/)
    const { rows, registry, files } = await whatIsThere(product.id)
    const [original, published] = registry
    t.assert.match(published!.name, new RegExp(`^products/${product.id}/[0-9a-f]{32}\\.jpg$`))
    t.assert.isTrue(image.image.endsWith(`/media/${published!.name}`))
    t.assert.deepEqual(files, [`private ${original!.name}`, `public ${published!.name}`])
    t.assert.containsSubset(original, { role: 'original', isPublic: false, imageId: image.id })
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    t.assert.containsSubset(rows[0], { sha256, image: published!.name })
    const copy = await publicStore.bytes(published!.name)
    t.assert.equal(createHash('sha256').update(copy).digest('hex'), published!.sha256)
    t.assert.isUndefined((await sharp(copy).metadata()).exif)
    t.assert.deepEqual((await jobsOf('make-variants')).at(-1)?.data, { imageId: image.id } as never)
    const gets = await t.client.get(url)
    gets.assertStatus(200)
    gets.assertBody([image])
  })

  test('takes several, in their order, whatever their field is called', async ({
    client,
    assert,
  }) => {
    const { product, upload } = await gallery(client)
    const files = (await shades(3)).map((one, at) => ({
      ...one,
      field: ['file', 'images', 'image'][at]!,
    }))
    files.push({ bytes: await animation('gif'), file: 'a.gif', field: 'image' })

    const answer = await upload(files, { is_primary: 'true', order_index: '5' })

    answer.assertStatus(201)
    const { rows } = await whatIsThere(product.id)
    assert.deepEqual(
      answer.body().map((image: { id: number }) => image.id),
      rows.map(({ id }) => id)
    )
    assert.deepEqual(
      rows.map(({ orderIndex }) => orderIndex),
      [5, 6, 7, 8]
    )
    assert.deepEqual(
      rows.map(({ isPrimary }) => isPrimary),
      [true, false, false, false]
    )
    assert.match(answer.body()[3].image, /\.gif$/)
  })

  test('stores a picture once, and answers the first', async ({ client, assert }) => {
    const { product, upload } = await gallery(client)
    const [one, other] = await shades(2)
    const first = await upload([one!])

    const again = await upload([one!], { alt_text: 'Another text' })
    again.assertStatus(200)
    again.assertBody(first.body())
    const both = await upload([other!, one!, other!])
    both.assertStatus(201)
    assert.deepEqual(both.body()[1], first.body()[0])
    assert.deepEqual(both.body()[0], both.body()[2])
    const unlike = Buffer.concat([one!.bytes, Buffer.from('<script>')])
    const looksAlike = await upload([{ ...one!, bytes: unlike }])
    looksAlike.assertStatus(200)
    assert.lengthOf((await whatIsThere(product.id)).rows, 2)
  })

  test('is shown as the primary picture, by lists as well', async ({ client, assert }) => {
    const { product, upload } = await gallery(client)
    const [image] = (await upload(await shades(2))).body()

    for (const answer of [
      (await client.get(`/api/v1/products/${product.id}/`)).body(),
      (await client.get('/api/v1/products/')).body().results[0],
    ]) {
      assert.deepEqual(answer.primary_image, image)
      assert.lengthOf(answer.images, 2)
    }
  })

  test('of a product that not everybody sees is put where not everybody reads', async (t) => {
    const { product, upload } = await gallery(t.client)
    await product.merge({ status: 'draft' }).save()

    const answer = await upload([{ bytes: await picture('webp') }])

    answer.assertStatus(201)
    const { files, registry } = await whatIsThere(product.id)
    for (const file of files) t.assert.match(file, /^private /)
    for (const { isPublic } of registry) t.assert.isFalse(isPublic)
  })
})

/** What is refused, with its field, a part of its sentence and its code. */
const BAD: [name: string, bytes: () => Promise<Buffer>, sentence: RegExp, code: string][] = [
  ['HEIC', async () => heic(), /bad\.jpg.*HEIC/, 'picture_heic'],
  ['a text', async () => Buffer.from('Hello'), /bad\.jpg/, 'not_a_picture'],
  ['nothing', async () => Buffer.alloc(0), /empty.*bad\.jpg/, 'picture_empty'],
  ['half a picture', async () => (await photo()).subarray(0, 900), /bad\.jpg/, 'picture_broken'],
  ['11 MB', async () => Buffer.alloc(11 * 2 ** 20), /bad\.jpg.*10 MB/, 'picture_too_large'],
]

test.group('POST /api/v1/products/:id/images/ refuses', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('all of a request with {0}, and stores nothing')
    .with(BAD)
    .run(async ({ client, assert }, [, bytes, sentence, code]) => {
      const { product, upload } = await gallery(client)
      const [good] = await shades(1)

      const answer = await upload([
        good!,
        { bytes: await bytes(), file: 'bad.jpg', field: 'images' },
      ])

      answer.assertStatus(400)
      assert.equal(answer.body().code, code)
      assert.match(answer.body().images[0], sentence)
      assert.isString(answer.body().request_id)
      assert.deepEqual(await whatIsThere(product.id), { rows: [], registry: [], files: [] })
    })

  test('more than 12 files, and more than 12 pictures of a product', async ({ client, assert }) => {
    const { product, upload } = await gallery(client)
    const files = await shades(13)
    const many = await upload(files)
    many.assertStatus(400)
    many.assertBodyContains({ code: 'too_many_pictures' })
    assert.match(many.body().image[0], /12\.png/)

    ;(await upload(files.slice(0, 12))).assertStatus(201)
    const full = await upload([files[3]!, files[12]!])
    full.assertStatus(400)
    assert.match(full.body().image[0], /12\.png/)
    ;(await upload([files[3]!, files[5]!])).assertStatus(200)
    assert.lengthOf((await whatIsThere(product.id)).rows, 12)
  })

  test('no picture that an adopted product has too many of', async ({ client, assert }) => {
    const { product, upload } = await gallery(client)
    await ProductImageFactory.merge({ productId: product.id }).createMany(15)

    ;(await upload(await shades(1))).assertStatus(400)

    assert.lengthOf((await whatIsThere(product.id)).rows, 15)
  })

  test('what is no file: {0}')
    .with([
      ['nothing', {}, { image: ['No file was submitted.'] }],
      ['a blank', { image: '' }, { image: ['No file was submitted.'] }],
      ['a text', { image: 'x' }, 'not a file'],
      ['a list', { images: ['x'] }, 'not a file'],
      ['an object', { file: {} }, 'not a file'],
      [
        'fields that are wrong',
        { alt_text: 'x'.repeat(256), is_primary: 'perhaps', order_index: -1 },
        'less',
      ],
      ['an order beyond the column', { order_index: 2 ** 31 }, '2147483647'],
    ] as const)
    .run(async ({ client }, [, body, expected]) => {
      const { url, user } = await gallery(client)

      const answer = await client.post(url).loginAs(user).json(body)

      answer.assertStatus(400)
      if (typeof expected === 'object') answer.assertBody(expected as never)
    })

  test('strangers, and who cannot see the product', async ({ client, assert }) => {
    const { product, url } = await gallery(client)
    const [file] = await shades(1)
    const stranger = await UserFactory.create()
    const send = () => client.post(url).file('image', file!.bytes, { filename: 'a.png' })

    ;(await send()).assertStatus(401)
    ;(await send().loginAs(stranger)).assertStatus(403)
    await product.merge({ status: 'draft' }).save()
    ;(await send().loginAs(stranger)).assertStatus(404)
    assert.isEmpty((await whatIsThere(product.id)).files)
  })
})
