import { test } from '@japa/runner'
import logger from '@adonisjs/core/services/logger'
import testUtils from '@adonisjs/core/services/test_utils'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import MediaFile from '#models/media_file'
import ProductImage from '#models/product_image'
import UserProfile from '#models/user_profile'
import { privateStore, publicStore } from '#storage/stores'
import { statementsOf } from '#tests/helpers/count_statements'
import { rawRequest } from '#tests/helpers/raw_request'
import { BYTES, storeVariant } from '#tests/helpers/stored_files'

const FOREVER = 'public, max-age=31536000, immutable'

async function picture(state?: 'draft') {
  const made = ProductFactory.with('user').with('category').with('images')
  const product = await (state ? made.apply(state) : made).create()
  return { product, imageId: product.images[0]!.id }
}

test.group('GET /media/{name}/', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('answers the file, to be kept for ever, and safe wherever it is opened', async ({
    client,
    assert,
  }) => {
    const { imageId } = await picture()
    const answer = await client.get(`/media/${await storeVariant({ imageId })}`)

    answer.assertStatus(200)
    assert.deepEqual(answer.body(), BYTES)
    answer.assertHeader('content-type', 'image/webp')
    answer.assertHeader('content-length', '10')
    answer.assertHeader('cache-control', FOREVER)
    answer.assertHeader('content-disposition', 'inline')
    answer.assertHeader('x-content-type-options', 'nosniff')
    answer.assertHeader('vary', 'Origin')
    assert.include(answer.header('content-security-policy'), 'sandbox')
  })

  test('costs one statement', async ({ client, assert }) => {
    const { imageId } = await picture()
    const name = await storeVariant({ imageId })

    assert.lengthOf(await statementsOf(() => client.get(`/media/${name}`)), 1)
  })

  test('lets nobody keep what not everybody may see', async ({ client, assert }) => {
    const { product, imageId } = await picture('draft')
    const name = await storeVariant({ imageId, isPublic: false })

    const answer = await client.get(`/media/${name}`).loginAs(product.user)
    answer.assertStatus(200)
    answer.assertHeader('cache-control', 'private, no-store')
    assert.include(answer.header('vary'), 'Authorization')
    const refused = await client.get(`/media/${name}`)
    refused.assertStatus(404)
    assert.notInclude(refused.header('cache-control') ?? '', 'immutable')
  })

  test('finds a file that has moved to the other store, or not moved yet', async ({ client }) => {
    const { imageId } = await picture()
    const name = await storeVariant({ imageId, isPublic: false })
    await MediaFile.query().where({ name }).update({ is_public: true })

    const answer = await client.get(`/media/${name}`)
    answer.assertStatus(200)
  })

  test('answers what Django stored, and has no row here: {0}')
    .with([
      ['products/Ünlü  resim (1)–日本.JPG', 'image/jpeg', 'inline'],
      ['products/old.bmp', 'application/octet-stream', 'attachment'],
      ['products/page.html', 'application/octet-stream', 'attachment'],
      ['products/drawing.svg', 'application/octet-stream', 'attachment'],
    ] as const)
    .run(async ({ client, assert }, [name, type, disposition]) => {
      const { imageId } = await picture()
      await ProductImage.query().where('id', imageId).update({ image: name })
      await publicStore.put(name, BYTES, 'text/html')
      const path = `/media/${name.split('/').map(encodeURIComponent).join('/')}`

      const answer = await client.get(path)
      answer.assertStatus(200)
      answer.assertHeader('content-type', type)
      answer.assertHeader('content-disposition', disposition)
      answer.assertHeader('cache-control', 'public, max-age=3600')
      const again = await client.get(path).header('If-None-Match', answer.header('etag')!)
      again.assertStatus(304)
      assert.lengthOf(await statementsOf(() => client.get(path)), 1)
    })

  test('answers an avatar that Django stored, unless the profile is private', async ({
    client,
  }) => {
    const user = await UserFactory.with('profile').create()
    const mine = UserProfile.query().where('userId', user.id)
    await mine.clone().update({ avatar: 'avatars/me.png' })
    await publicStore.put('avatars/me.png', BYTES, 'image/png')

    const open = await client.get('/media/avatars/me.png')
    open.assertStatus(200)
    await mine.clone().update({ is_private: true })
    const closed = await client.get('/media/avatars/me.png')
    closed.assertStatus(404)
    const own = await client.get('/media/avatars/me.png').loginAs(user)
    own.assertStatus(200)
  })

  test('answers 304 to those who have it: {$self}')
    .with(['=', 'W/=', '"other", =', '*'])
    .run(async ({ client, assert }, form) => {
      const { imageId } = await picture()
      const name = await storeVariant({ imageId })
      const { etag } = (await client.get(`/media/${name}`)).headers()
      const known = form.replace('=', String(etag))

      const answer = await client.get(`/media/${name}`).header('If-None-Match', known)
      answer.assertStatus(304)
      answer.assertHeader('cache-control', FOREVER)
      assert.equal(answer.text() ?? '', '')
    })

  test('answers the part that is asked for: {0}')
    .with([
      ['bytes=2-4', 206, '234'],
      ['bytes=7-', 206, '789'],
      ['bytes=-2', 206, '89'],
      ['bytes=-99', 206, '0123456789'],
      ['bytes=8-99', 206, '89'],
      ['bytes=0-0', 206, '0'],
      ['bytes=10-', 416, undefined],
      ['bytes=-0', 416, undefined],
      ['bytes=0-1,3-4', 200, '0123456789'],
      ['bytes=4-2', 200, '0123456789'],
      ['bytes=x', 200, '0123456789'],
      ['lines=1-2', 200, '0123456789'],
    ] as const)
    .run(async ({ client, assert }, [range, status, expected]) => {
      const { imageId } = await picture()
      const name = await storeVariant({ imageId })

      const answer = await client.get(`/media/${name}`).header('Range', range)
      answer.assertStatus(status)
      if (expected !== undefined) assert.equal(String(answer.body()), expected)
      if (status === 416) answer.assertHeader('content-range', 'bytes */10')
      if (status === 416) assert.notInclude(answer.header('cache-control') ?? '', 'immutable')
      if (status === 206) assert.match(answer.header('content-range')!, /^bytes \d-\d\/10$/)
    })

  test('answers all of it where the part is of another state', async ({ client, assert }) => {
    const { imageId } = await picture()
    const asked = client
      .get(`/media/${await storeVariant({ imageId })}`)
      .header('Range', 'bytes=2-4')

    const answer = await asked.header('If-Range', '"other"')
    answer.assertStatus(200)
    assert.deepEqual(answer.body(), BYTES)
  })

  test('tells HEAD the same without the bytes', async ({ assert }) => {
    const { imageId } = await picture()
    const answer = await rawRequest(`HEAD /media/${await storeVariant({ imageId })}`)

    assert.equal(answer.status, 200)
    assert.match(answer.head, /^content-length: 10$/im)
    assert.match(answer.head, /^content-type: image\/webp$/im)
    assert.equal(answer.body, '')
  })

  test('is 404 once the row is gone, whatever lies in the store', async ({ client }) => {
    const { imageId } = await picture()
    const name = await storeVariant({ imageId })
    await ProductImage.query().where('id', imageId).delete()

    const answer = await client.get(`/media/${name}`)
    answer.assertStatus(404)
  })

  test('is 404 where the file is gone, and tells the log once', async (t) => {
    const { imageId } = await picture()
    const name = await storeVariant({ imageId })
    await publicStore.delete([name])
    const told: unknown[] = []
    logger.warn = (about: unknown) => void told.push(about)
    t.cleanup(() => void Reflect.deleteProperty(logger, 'warn'))

    for (let time = 0; time < 3; time++) {
      const answer = await t.client.get(`/media/${name}`)
      answer.assertStatus(404)
      t.assert.notInclude(answer.header('cache-control') ?? '', 'immutable')
    }
    t.assert.deepEqual(told, [{ name }])
  })

  test('is 404 for {$self}')
    .with([
      ...['', '.', '..', 'products', 'products/', 'products/1', '.incoming', 'private/secret.webp'],
      ...['../private/secret.webp', '..%2fmedia-private%2fsecret.webp', '%2e%2e/secret.webp'],
      ...['products/../../media-private/secret.webp', 'secret.webp%00', 'secret.webp%00.png'],
      ...['..%5cmedia-private%5csecret.webp', '%', '%zz', '%c0%ae%c0%ae/secret.webp', '%ff.webp'],
      ...['%252e%252e/secret.webp', '/secret.webp', '//secret.webp', 'products//secret.webp'],
      ...['/etc/passwd', '%2fetc%2fpasswd', `${'x'.repeat(300)}.webp`, `${'x/'.repeat(200)}y`],
      ...['%ed%a0%80.webp', 'products%2Fsecret.webp'],
    ])
    .run(async ({ assert }, name) => {
      await privateStore.put('secret.webp', BYTES, 'image/webp')
      const { status, body } = await rawRequest(`GET /media/${name}`)

      assert.equal(status, 404)
      assert.notInclude(body, String(BYTES))
    })
})
