import ace from '@adonisjs/core/services/ace'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { ProductImageFactory } from '#database/factories/product_image_factory'
import ProductImage from '#models/product_image'
import { publicStore } from '#storage/stores'
import { gallery, shades } from '#tests/helpers/gallery'

async function run(...flags: string[]) {
  ace.ui.switchMode('raw')
  ace.ui.logger.flushLogs()
  const command = await ace.create(await ace.find('media:variants'), flags)
  await command.exec()
  const out = ace.ui.logger.getLogs().map(({ message }) => message)
  return { exitCode: command.exitCode ?? 0, out: out.join('\n') }
}

const remade = async (...flags: string[]) => JSON.parse((await run('--json', ...flags)).out)

test.group('media:variants', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('makes those that are missing, or all', async ({ client, assert }) => {
    const { product, upload } = await gallery(client)
    await upload(await shades(3))
    // As Django stored it: there is no file of ours.
    await ProductImageFactory.merge({ productId: product.id, orderIndex: 9 }).create()

    assert.deepEqual(await remade('--missing'), { made: 3, kept: 0, gone: 1, failed: 0 })
    assert.lengthOf(await ProductImage.query().whereNotNull('variants'), 3)
    assert.deepEqual(await remade('--missing', '--only=product'), {
      made: 0,
      kept: 0,
      gone: 1,
      failed: 0,
    })
    assert.deepEqual(await remade(), { made: 3, kept: 0, gone: 1, failed: 0 })
  })

  test('goes on after one that fails, and says so', async ({ client, assert, cleanup }) => {
    const { upload } = await gallery(client)
    const [first] = (await upload(await shades(2))).body()
    const { put } = publicStore
    publicStore.put = async (name, ...rest) => {
      if (first.image.includes(name.replace(/-\w+\.webp$/, ''))) throw new Error('broken')
      return put.call(publicStore, name, ...rest)
    }
    cleanup(() => void Reflect.deleteProperty(publicStore, 'put'))

    const { exitCode, out } = await run('--json')

    assert.equal(exitCode, 7)
    assert.deepEqual(JSON.parse(out), { made: 1, kept: 0, gone: 0, failed: 1 })
  })

  test('knows nothing else by now', async ({ assert }) => {
    assert.equal((await run('--only=x')).exitCode, 2)
  })
})
