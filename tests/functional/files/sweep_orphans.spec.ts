import { randomUUID } from 'node:crypto'
import { utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from '@japa/runner'
import SweepOrphans from '#actions/files/sweep_orphans'
import storage from '#config/storage'
import { isOwnName, trialName } from '#rules/file_names'
import { runScheduled } from '#jobs/run_scheduled'
import MakeVariants from '#actions/pictures/make_variants'
import { publicStore } from '#storage/stores'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { filesOf, gallery, shades } from '#tests/helpers/gallery'
import { ownName } from '#tests/helpers/media_places'
import { placesOf } from '#tests/helpers/stored_files'

const bytes = Buffer.from('an orphan')

/** Puts a file that has been there for so long. */
async function putAged(name: string, hours: number): Promise<string> {
  await publicStore.put(name, bytes, 'image/jpeg')
  const then = Date.now() / 1000 - hours * 3600
  const { folder } = storage.places.fs!.public as { folder: string }
  await utimes(join(folder, name), then, then)
  return name
}

test.group('The nightly sweep', (group) => {
  group.each.setup(emptyAfterwards)

  test('deletes orphans after a day, and what crashes left', async ({ assert }) => {
    const old = [ownName('products/8', bytes), trialName(randomUUID()), `.incoming/${randomUUID()}`]
    const young = [ownName('products/9', bytes), trialName(randomUUID())]
    for (const name of old) await putAged(name, 25)
    for (const name of young) await putAged(name, 23)

    const outcome = await runScheduled('sweep-orphans')

    assert.deepEqual(outcome?.result, { deleted: 3, rows: 0 })
    for (const name of old) assert.isEmpty(await placesOf(name))
    for (const name of young) assert.deepEqual(await placesOf(name), ['public'])
    await publicStore.delete(young)
  })

  test('never takes what is being written', async ({ assert }) => {
    const written = await putAged(`.incoming/${randomUUID()}`, 0.5)
    await new SweepOrphans().handle({ delete: true, olderThanHours: 0 })

    assert.deepEqual(await placesOf(written), ['public'])
    await publicStore.delete([written])
  })

  test('knows every file of an upload by its name, and leaves it', async ({ client, assert }) => {
    const { product, upload } = await gallery(client)
    const [image] = (await upload(await shades(1))).body()
    await new MakeVariants().handle({ imageId: image.id })
    const before = await filesOf(product.id)

    await new SweepOrphans().handle({ delete: true, olderThanHours: 0 })

    assert.lengthOf(before, 5)
    for (const name of before) assert.isTrue(isOwnName(name.replace(/^\w+ /, '')), name)
    assert.deepEqual(await filesOf(product.id), before)
  })
})
