import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import DeleteFiles from '#actions/files/delete_files'
import PlaceFiles from '#actions/files/place_files'
import DeleteProduct from '#actions/products/delete_product'
import RestoreProduct from '#actions/products/restore_product'
import UpdateProduct from '#actions/products/update_product'
import SettleFiles from '#actions/files/settle_files'
import { ProductFactory } from '#database/factories/product_factory'
import MediaFile from '#models/media_file'
import type Product from '#models/product'
import { placeFiles } from '#queue/files'
import { privateStore, publicStore } from '#storage/stores'
import { findViewer } from '#queries/users/find_viewer'
import type { Viewer } from '#rules/viewer'
import { notes, placesOf, storeFile } from '#tests/helpers/stored_files'
import { waitingJobs } from '#tests/helpers/waiting_jobs'

test.group('Files of a product', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  async function withFiles() {
    const product = await ProductFactory.with('user').with('category').with('images', 1).create()
    const [image] = await product.related('images').query()
    const name = `products/${product.id}/lamp.jpg`
    await storeFile({ name, imageId: image!.id })
    const original = `originals/products/${product.id}/lamp.jpg`
    await storeFile({ name: original, imageId: image!.id, role: 'original', isPublic: false })
    return { product, image: image!, name, original }
  }

  const place = ({ id }: Product) => new PlaceFiles().handle({ productId: id })
  const edit = ({ id, userId }: Product, fields: { status?: 'draft' | 'published' }) =>
    new UpdateProduct().handle({ owner: { id: userId, isModerator: false }, productId: id, fields })

  test('leave the public store with what its owner does, and come back', async ({ assert }) => {
    const { product, name, original } = await withFiles()
    const by = (await findViewer(product.userId)) as Viewer
    const target = { productId: product.id, by }
    const steps: [string, () => Promise<unknown>, string][] = [
      ['draft', () => edit(product, { status: 'draft' }), 'private'],
      ['published', () => edit(product, { status: 'published' }), 'public'],
      ['deleted', () => new DeleteProduct().handle(target), 'private'],
      ['restored', () => new RestoreProduct().handle(target), 'public'],
    ]
    for (const [index, [step, act, where]] of steps.entries()) {
      await act()
      const jobs = await waitingJobs(placeFiles)
      assert.lengthOf(jobs, index + 1, step)
      assert.deepEqual(jobs.at(-1)!.data, { productId: product.id }, step)
      await place(product)
      assert.deepEqual(await placesOf(name), [where], step)
      assert.deepEqual(await placesOf(original), ['private'], step)
      assert.equal((await MediaFile.findOrFail(name)).isPublic, where === 'public', step)
      assert.isEmpty((await notes()).placements, step)
    }
  })

  test('are not asked for by an edit that changes nothing of it', async ({ assert }) => {
    const { product } = await withFiles()
    await edit(product, { status: 'published' })
    assert.isEmpty(await waitingJobs(placeFiles))
  })

  for (const [who, write] of Object.entries({
    'Django hides it': { is_active: false },
    'a moderator hides it': { moderation_state: 'hidden' },
    'its author is banned': { author_hidden: true },
  }))
    test(`leave the public store when ${who}`, async ({ assert }) => {
      const { product, name } = await withFiles()
      await db.from('products_product').where('id', product.id).update(write)
      await new SettleFiles().handle()
      assert.deepEqual(await placesOf(name), ['private'])
      assert.deepEqual(await notes(), { placements: [], removals: [] })
    })

  test('leave the public store when Django hides the picture', async ({ assert }) => {
    const { product, image, name } = await withFiles()
    await image.merge({ isActive: false }).save()
    await place(product)
    assert.deepEqual(await placesOf(name), ['private'])
  })

  test('that come late, into the wrong store, are noted', async ({ assert }) => {
    const { product, image } = await withFiles()
    await edit(product, { status: 'draft' })
    await place(product)
    const late = `products/${product.id}/lamp-thumb.webp`
    await storeFile({ name: late, imageId: image.id, role: 'thumb' })
    await new SettleFiles().handle()
    assert.deepEqual(await placesOf(late), ['private'])
  })

  test('are placed by the next run when one was cut off', async ({ assert }) => {
    const { product, name } = await withFiles()
    await edit(product, { status: 'draft' })
    // Copied, the row written, the old file not deleted.
    await privateStore.put(name, Buffer.from('x'), 'image/jpeg')
    await MediaFile.query().where('name', name).update({ isPublic: false })
    await place(product)
    assert.deepEqual(await placesOf(name), ['private'])
    // Copied and deleted, the row not written.
    await MediaFile.query().where('name', name).update({ isPublic: true })
    await place(product)
    assert.isFalse((await MediaFile.findOrFail(name)).isPublic)
    assert.deepEqual(await placesOf(name), ['private'])
  })

  test('that are in neither store hold up no other', async ({ assert }) => {
    const { product, image, name } = await withFiles()
    const lost = await storeFile({ name: `products/${product.id}/a.jpg`, imageId: image.id })
    await publicStore.delete([lost.name])
    await edit(product, { status: 'draft' })
    await place(product)
    assert.deepEqual(await placesOf(name), ['private'])
  })

  test('go when their row goes, the original an hour later', async ({ assert }) => {
    const { product, name, original } = await withFiles()
    await db.from('products_productimage').where('product_id', product.id).delete()
    await new DeleteFiles().handle()
    assert.isEmpty(await placesOf(name))
    assert.deepEqual(await placesOf(original), ['private'])
    await new DeleteFiles().handle(DateTime.utc().plus({ minutes: 61 }))
    assert.isEmpty(await placesOf(original))
    assert.isEmpty((await notes()).removals)
  })

  test('that are put again meanwhile stay', async ({ assert }) => {
    const { product, image, name } = await withFiles()
    await MediaFile.query().where('name', name).delete()
    await storeFile({ name, imageId: image.id })
    await new DeleteFiles().handle()
    assert.deepEqual(await placesOf(name), ['public'])
    await db.table('media_removals').insert({ name, due_at: new Date(0) })
    await new DeleteFiles().handle()
    assert.deepEqual(await placesOf(name), ['public'], String(product.id))
  })
})
