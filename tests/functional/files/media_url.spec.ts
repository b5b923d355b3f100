import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import storage from '#config/storage'
import PlaceFiles from '#actions/files/place_files'
import { gallery, shades } from '#tests/helpers/gallery'
import { placesOf } from '#tests/helpers/stored_files'

const CDN = 'https://cdn.example.com/'

test.group('The address of a picture beside a CDN', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => {
    const { mediaUrl } = storage
    storage.mediaUrl = CDN
    return () => void (storage.mediaUrl = mediaUrl)
  })

  test('is one where the file lies, whatever its product goes through', async (t) => {
    const { user, product, upload, url } = await gallery(t.client)
    ;(await upload(await shades(1))).assertStatus(201)
    const detail = `/api/v1/products/${product.id}/`
    const set = (status: string) => t.client.patch(detail).loginAs(user).json({ status })
    const place = () => new PlaceFiles().handle({ productId: product.id })

    /** Of both routes; what the CDN should have lies in the public store. */
    async function base() {
      const [image] = (await t.client.get(url).loginAs(user)).body()
      const shown = (await t.client.get(detail).loginAs(user)).body()
      t.assert.equal(shown.images[0].image, image.image)
      t.assert.equal(shown.primary_image.image, image.image)
      const name = image.image.replace(/^.*?(?=products\/)/, '')
      if (!image.image.startsWith(CDN)) {
        const answer = await t.client.get(`/media/${name}`).loginAs(user)
        answer.assertStatus(200)
        return 'own'
      }
      t.assert.deepEqual(await placesOf(name), ['public'])
      return 'cdn'
    }

    const seen = [await base()]
    for (const step of [() => set('draft'), place, () => set('published'), place]) {
      await step()
      seen.push(await base())
    }
    t.assert.deepEqual(seen, ['cdn', 'own', 'own', 'own', 'cdn'])
  })
})
