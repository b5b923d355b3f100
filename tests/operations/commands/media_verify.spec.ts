import ace from '@adonisjs/core/services/ace'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { ProductFactory } from '#database/factories/product_factory'
import MediaFile from '#models/media_file'
import { privateStore, publicStore } from '#storage/stores'
import { storeFile } from '#tests/helpers/stored_files'
import { gallery, shades } from '#tests/helpers/gallery'
import MakeVariants from '#actions/pictures/make_variants'

async function verify(...flags: string[]) {
  ace.ui.switchMode('raw')
  ace.ui.logger.flushLogs()
  const command = await ace.create(await ace.find('media:verify'), ['--json', ...flags])
  await command.exec()
  const [said] = ace.ui.logger.getLogs().map(({ message }) => message)
  ace.ui.switchMode('normal')
  return { exitCode: command.exitCode ?? 0, report: JSON.parse(said!) }
}

test.group('media:verify', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('finds nothing wrong with what an upload leaves', async ({ client, assert }) => {
    const { upload } = await gallery(client)
    const [image] = (await upload(await shades(1))).body()
    await new MakeVariants().handle({ imageId: image.id })

    const { exitCode, report } = await verify('--checksum')

    assert.equal(exitCode, 0)
    assert.containsSubset(report, { checked: 5, broken: 0, files: [] })
    assert.isEmpty(await MediaFile.query().whereNull('sha256'))
  })

  test('tells what is missing, misplaced, of another size or content', async ({ assert }) => {
    const product = await ProductFactory.with('user').with('category').with('images', 1).create()
    const [image] = await product.related('images').query()
    const file = (part: string) =>
      storeFile({ name: `products/${product.id}/${part}.jpg`, imageId: image!.id })
    const [well, gone, moved, cut, other] = [
      ...[await file('well'), await file('gone'), await file('moved')],
      ...[await file('cut'), await file('other')],
    ]
    await publicStore.delete([gone!.name, moved!.name])
    await privateStore.put(moved!.name, Buffer.from('x'), 'image/jpeg')
    await publicStore.put(cut!.name, Buffer.from('x'), 'image/jpeg')
    await other!.merge({ sha256: '0'.repeat(64) }).save()

    const quick = await verify()
    assert.equal(quick.exitCode, 5)
    assert.containsSubset(quick.report, { missing: 1, misplaced: 1, size: 1, checksum: 0 })
    const { report } = await verify('--checksum')
    assert.sameDeepMembers(report.files, [
      { name: gone!.name, fault: 'missing' },
      { name: moved!.name, fault: 'misplaced' },
      { name: cut!.name, fault: 'size' },
      { name: other!.name, fault: 'checksum' },
    ])
    assert.equal(report.checked, 5)
    await publicStore.delete([well!.name, cut!.name, other!.name])
    await privateStore.delete([moved!.name])
  })
})
