import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import DeleteFiles from '#actions/files/delete_files'
import { endHold, takeHold } from '#actions/files/holds'
import PlaceFiles from '#actions/files/place_files'
import SettleFiles from '#actions/files/settle_files'
import { StorageAwayException } from '#exceptions/storage'
import ProductImage from '#models/product_image'
import { privateStore, publicStore } from '#storage/stores'
import { until } from '#tests/helpers/children'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { gallery, shades, whatIsThere } from '#tests/helpers/gallery'

const NOTHING = { rows: [], registry: [], files: [] }
const later = () => DateTime.utc().plus({ minutes: 2 })
const connections = () => db.connection().getWriteClient().client.pool.numUsed()

/** Has a store wait before it does what it is asked, until it is let go. */
function holdUp(store: typeof publicStore, method: 'put' | 'bytes' | 'delete') {
  const gate = Promise.withResolvers<void>()
  let waiting = 0
  const act = store[method].bind(store) as (...args: unknown[]) => Promise<never>
  store[method] = async (...args: unknown[]) => {
    waiting++
    await gate.promise
    return act(...args)
  }
  return {
    waiting: () => waiting,
    letGo: gate.resolve,
    undo: () => void Reflect.deleteProperty(store, method),
  }
}

test.group('A folder that is held while files travel', (group) => {
  group.each.setup(emptyAfterwards)

  test('keeps no connection: an upload, a move, a removal', async ({ assert, client, cleanup }) => {
    const { product, upload } = await gallery(client)
    const [one, other] = await shades(2)
    const put = holdUp(publicStore, 'put')
    cleanup(put.undo)
    const sent = Promise.resolve(upload([one!]))
    await until(() => put.waiting() === 1)
    assert.equal(connections(), 0)
    put.letGo()
    ;(await sent).assertStatus(201)

    await db.from('products_product').where({ id: product.id }).update({ status: 'draft' })
    const read = holdUp(publicStore, 'bytes')
    cleanup(read.undo)
    const moved = new PlaceFiles().handle({ productId: product.id })
    await until(() => read.waiting() === 1)
    assert.equal(connections(), 0)
    read.letGo()
    await moved

    ;(await upload([other!])).assertStatus(201)
    await ProductImage.query().where({ productId: product.id }).delete()
    const removal = holdUp(privateStore, 'delete')
    cleanup(removal.undo)
    const removed = new DeleteFiles().handle(later())
    await until(() => removal.waiting() === 1)
    assert.equal(connections(), 0)
    removal.letGo()
    await removed
  })

  test('is not cleared while a picture is put that was just deleted', async (t) => {
    const { product, url, upload, user } = await gallery(t.client)
    const [file] = await shades(1)
    const [{ id }] = (await upload([file!])).body()
    ;(await t.client.delete(`${url}${id}/`).loginAs(user)).assertStatus(204)
    const put = holdUp(publicStore, 'put')
    t.cleanup(put.undo)

    const again = Promise.resolve(upload([file!]))
    await until(() => put.waiting() === 1)
    const swept = new DeleteFiles().handle()
    put.letGo()
    ;(await again).assertStatus(201)
    await swept

    const { rows, files } = await whatIsThere(product.id)
    t.assert.lengthOf(rows, 1)
    t.assert.include(files, `public ${rows[0]!.image}`)
  })

  test('is free again when its holder died, and what it put goes', async (t) => {
    const { product, upload } = await gallery(t.client)
    const folder = `products/${product.id}`
    const names = [`${folder}/left.png`]
    await publicStore.put(names[0]!, Buffer.from('x'), 'image/png')
    const hold = await takeHold({ folder, names, isAlone: true, seconds: 60 })
    const [file] = await shades(1)
    const refused = await upload([file!])
    refused.assertStatus(503)
    t.assert.isAbove(Number(refused.header('retry-after')), 0)

    await db.from('media_holds').update({ ends_at: new Date(0) })
    ;(await upload([file!])).assertStatus(201)
    await t.assert.rejects(
      () => db.transaction((client) => endHold(hold, client)),
      StorageAwayException
    )
    await new SettleFiles().handle()
    await new DeleteFiles().handle(later())
    t.assert.notInclude((await whatIsThere(product.id)).files, `public ${names[0]}`)
    t.assert.isEmpty(await db.from('media_holds'))
  })

  test('leaves nothing of an upload whose hold was over before its rows', async (t) => {
    const { product, upload } = await gallery(t.client)
    const put = holdUp(publicStore, 'put')
    t.cleanup(put.undo)
    const sent = Promise.resolve(upload(await shades(1)))
    await until(() => put.waiting() === 1)
    await db.from('media_holds').update({ ends_at: new Date(0) })
    put.letGo()

    ;(await sent).assertStatus(503)
    await new DeleteFiles().handle(later())
    t.assert.deepEqual(await whatIsThere(product.id), NOTHING)
  })
})
