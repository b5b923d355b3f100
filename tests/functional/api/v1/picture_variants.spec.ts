import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import sharp from 'sharp'
import DeleteFiles from '#actions/files/delete_files'
import MakeVariants from '#actions/pictures/make_variants'
import MediaFile from '#models/media_file'
import { publicStore } from '#storage/stores'
import pictures from '#config/pictures'
import { gallery, whatIsThere } from '#tests/helpers/gallery'
import { animation, picture } from '#tests/helpers/pictures'
import { placesOf } from '#tests/helpers/stored_files'

test.group('The variants of a picture', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('are shown with their sizes once they are made, and made once', async ({
    client,
    assert,
  }) => {
    const { url, product, upload } = await gallery(client)
    const bytes = await picture('jpeg', { width: 1000, height: 500 })
    const [{ id: imageId }] = (await upload([{ bytes }])).body()

    assert.equal(await new MakeVariants().handle({ imageId }), 'made')
    assert.equal(await new MakeVariants().handle({ imageId }), 'kept')
    assert.equal(await new MakeVariants().handle({ imageId, anew: true }), 'made')

    const [{ variants, image }] = (await client.get(url)).body()
    for (const [name, width] of [
      ['thumb', 320],
      ['card', 640],
      ['full', 1000],
    ] as const) {
      const webp = image.replace('.jpg', `-${name}.webp`)
      assert.deepEqual(variants[name], { width, height: width / 2, webp, avif: null })
      const file = await publicStore.bytes(webp.split('/media/')[1])
      assert.containsSubset(await sharp(file).metadata(), { width, format: 'webp' })
    }
    const { registry } = await whatIsThere(product.id)
    assert.deepEqual(
      registry.map(({ role, contentType }) => `${role} ${contentType}`),
      [
        'original image/jpeg',
        'card image/webp',
        'full image/webp',
        'thumb image/webp',
        'published image/jpeg',
      ]
    )
  })

  test('have AVIF beside WebP where the settings want it', async ({ client, assert, cleanup }) => {
    pictures.avif = true
    cleanup(() => void (pictures.avif = false))
    const { url, upload } = await gallery(client)
    const [{ id: imageId }] = (await upload([{ bytes: await animation('gif') }])).body()

    await new MakeVariants().handle({ imageId })

    const [{ variants }] = (await client.get(url)).body()
    assert.match(variants.thumb.avif, /-thumb\.avif$/)
    assert.isNull(variants.full.avif, 'AVIF does not move')
  })

  test('in AVIF stay, named and served, until they are made anew without', async (t) => {
    const { client, assert, cleanup } = t
    pictures.avif = true
    cleanup(() => void (pictures.avif = false))
    const { url, upload } = await gallery(client)
    const [{ id: imageId }] = (await upload([{ bytes: await picture('png') }])).body()
    await new MakeVariants().handle({ imageId })
    pictures.avif = false
    const shown = async () => (await client.get(url)).body()[0].variants.card
    const { avif, webp } = await shown()
    const pathOf = (address: string) => new URL(address).pathname
    const served = await client.get(pathOf(avif))
    served.assertStatus(200)

    assert.equal(await new MakeVariants().handle({ imageId }), 'kept')
    assert.equal(await new MakeVariants().handle({ imageId, anew: true }), 'made')
    await new DeleteFiles().handle()

    assert.deepInclude(await shown(), { webp, avif: null })
    const gone = await client.get(pathOf(avif))
    gone.assertStatus(404)
    assert.isEmpty(await placesOf(pathOf(avif).replace('/media/', '')))
    const kept = await client.get(pathOf(webp))
    kept.assertStatus(200)
  })

  test('are not made of what is gone: {$self}')
    .with(['the picture', 'the file', 'the product'] as const)
    .run(async ({ client, assert }, what) => {
      const { user, url, product, upload } = await gallery(client)
      const [{ id: imageId }] = (await upload([{ bytes: await picture('png') }])).body()
      const file = await MediaFile.query().where({ imageId, role: 'published' }).firstOrFail()

      if (what === 'the picture') await client.delete(`${url}${imageId}/`).loginAs(user)
      if (what === 'the file') await publicStore.delete([file.name])
      if (what === 'the product') await product.remove(user.id).save()

      const outcome = await new MakeVariants().handle({ imageId })
      assert.equal(outcome, what === 'the product' ? 'made' : 'gone')
      assert.lengthOf(
        await MediaFile.query().where({ imageId, role: 'thumb' }),
        what === 'the product' ? 1 : 0
      )
    })

  test('of originals that are not kept are made all the same', async ({
    client,
    assert,
    cleanup,
  }) => {
    pictures.keepOriginals = false
    cleanup(() => void (pictures.keepOriginals = true))
    const { product, upload } = await gallery(client)
    const [{ id: imageId }] = (await upload([{ bytes: await picture('png') }])).body()

    assert.equal(await new MakeVariants().handle({ imageId }), 'made')
    const { files } = await whatIsThere(product.id)
    assert.isEmpty(files.filter((name) => name.includes('originals')))
  })
})
