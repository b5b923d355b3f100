import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import PlaceFiles from '#actions/files/place_files'
import MakeVariants from '#actions/pictures/make_variants'
import { UserFactory } from '#database/factories/user_factory'
import MediaFile from '#models/media_file'
import type User from '#models/user'
import { gallery } from '#tests/helpers/gallery'
import { photo } from '#tests/helpers/pictures'
import { placesOf } from '#tests/helpers/stored_files'

const ORIGINAL = 'original'

test.group('Every address of a picture', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  /** A product with a picture, its variants, and the addresses of all files. */
  async function shown(client: ApiClient) {
    const { user, product, upload } = await gallery(client)
    const answer = await upload([{ bytes: await photo({ width: 400, height: 300 }) }])
    const [{ id: imageId }] = answer.body()
    await new MakeVariants().handle({ imageId })
    const files = await MediaFile.query().where('imageId', imageId)
    const moderator = await UserFactory.apply('moderator').create()
    return { owner: user, moderator, product, files }
  }

  type Shown = Awaited<ReturnType<typeof shown>>

  /** The statuses of all files but the original, for anybody, the owner and a moderator. */
  async function statuses(client: ApiClient, { owner, moderator, files }: Shown) {
    const who: (User | undefined)[] = [undefined, owner, moderator]
    const found: number[][] = who.map(() => [])
    for (const [at, user] of who.entries())
      for (const { name, role } of files) {
        const request = client.get(`/media/${name}`)
        const answer = await (user ? request.loginAs(user) : request)
        if (role === ORIGINAL) answer.assertStatus(404)
        else found[at]!.push(answer.status())
      }
    return found.map((of) => [...new Set(of)].join())
  }

  const SEEN = { everybody: ['200', '200', '200'], insiders: ['404', '200', '200'] }
  const NOBODY = ['404', '404', '404']

  const steps: [string, (client: ApiClient, of: Shown) => Promise<unknown>, string[]][] = [
    ['made a draft', (client, of) => patch(client, of, 'draft'), SEEN.insiders],
    ['published', (client, of) => patch(client, of, 'published'), SEEN.everybody],
    ['hidden', (_, { product }) => moderate(product.id, 'hidden'), SEEN.insiders],
    ['shown again', (_, { product }) => moderate(product.id, 'visible'), SEEN.everybody],
    ['deleted', (client, of) => client.delete(url(of)).loginAs(of.owner), NOBODY],
    [
      'restored',
      (client, of) => client.post(`${url(of)}restore/`).loginAs(of.owner),
      SEEN.everybody,
    ],
  ]

  const url = ({ product }: Shown) => `/api/v1/products/${product.id}/`
  const patch = (client: ApiClient, of: Shown, status: string) =>
    client.patch(url(of)).json({ status }).loginAs(of.owner)
  const moderate = (id: number, state: string) =>
    db.from('products_product').where({ id }).update({ moderation_state: state })

  test('follows the product at once, and its file with the job', async ({ client, assert }) => {
    const of = await shown(client)
    assert.lengthOf(of.files, 5)
    assert.deepEqual(await statuses(client, of), SEEN.everybody)
    for (const [step, act, expected] of steps) {
      await act(client, of)
      assert.deepEqual(await statuses(client, of), expected, step)
      await new PlaceFiles().handle({ productId: of.product.id })
      assert.deepEqual(await statuses(client, of), expected, `${step}, files placed`)
      const place = expected === SEEN.everybody ? 'public' : 'private'
      for (const { name, role } of of.files)
        assert.deepEqual(await placesOf(name), [role === ORIGINAL ? 'private' : place], step)
    }
  })
})
