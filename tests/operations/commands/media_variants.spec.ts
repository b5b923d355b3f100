import ace from '@adonisjs/core/services/ace'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import RemakeVariants from '#actions/pictures/remake_variants'
import { CategoryFactory } from '#database/factories/category_factory'
import { ProductImageFactory } from '#database/factories/product_image_factory'
import { UserFactory } from '#database/factories/user_factory'
import ProductImage from '#models/product_image'
import UserProfile from '#models/user_profile'
import { publicStore } from '#storage/stores'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { gallery, shades } from '#tests/helpers/gallery'
import { picture } from '#tests/helpers/pictures'

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
  group.each.setup(emptyAfterwards)

  test('makes those that are missing, or all', async ({ client, assert }) => {
    const { product, upload } = await gallery(client)
    await upload(await shades(3))
    // As Django stored it: there is no file of ours.
    await ProductImageFactory.merge({ productId: product.id, orderIndex: 9 }).create()

    assert.deepEqual(await remade('--missing'), {
      ...{ made: 3, kept: 0, gone: 1, failed: 0, dry_run: false },
    })
    assert.lengthOf(await ProductImage.query().whereNotNull('variants'), 3)
    assert.deepEqual(await remade('--missing', '--only=product'), {
      made: 0,
      kept: 0,
      gone: 1,
      failed: 0,
      dry_run: false,
    })
    assert.deepEqual(await remade(), {
      ...{ made: 3, kept: 0, gone: 1, failed: 0, dry_run: false },
    })
  })

  test('ends behind a picture when it is stopped', async ({ client, assert }) => {
    const { upload } = await gallery(client)
    await upload(await shades(3))
    const stop = new AbortController()
    const wish = { only: ['product' as const], missing: false, concurrency: 1, dryRun: false }

    const making = new RemakeVariants().handle({
      ...{ ...wish, signal: stop.signal },
      onProgress: () => stop.abort(),
    })

    await assert.rejects(() => making, 'This operation was aborted')
    assert.lengthOf(await ProductImage.query().whereNotNull('variants'), 1)
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
    assert.deepEqual(JSON.parse(out), {
      ...{ made: 1, kept: 0, gone: 0, failed: 1, dry_run: false },
    })
  })

  test('makes those of avatars and categories, of which it is told', async ({ client, assert }) => {
    const staff = await UserFactory.merge({ isStaff: true }).create()
    const category = await CategoryFactory.merge({ image: '' }).create()
    const image = await picture('png', { width: 60, height: 40 })
    const send = (path: string) =>
      client.put(`/api/v1/${path}/`).loginAs(staff).file('image', image, { filename: 'a.png' })
    await send('users/profile/avatar')
    await send(`categories/${category.id}/image`)

    const counts = { made: 2, kept: 0, gone: 0, failed: 0 }
    assert.deepEqual(await remade('--dry-run'), { ...counts, dry_run: true })
    assert.deepEqual(await remade('--only=product'), { ...counts, made: 0, dry_run: false })
    await remade('--only=avatar')
    const profile = await UserProfile.findByOrFail('userId', staff.id)
    assert.isNotNull(profile.avatarPicture?.variants)
    assert.equal((await remade('--missing', '--concurrency=2')).made, 1)
    await category.refresh()
    assert.isNotNull(category.imagePicture?.variants)
    assert.equal((await remade('--missing')).made, 0)
    assert.equal((await remade('--only=avatar,category')).made, 2)
  })

  test('makes those of pictures stored since', async ({ client, assert }) => {
    const { upload } = await gallery(client)
    await upload(await shades(1))
    const tomorrow = DateTime.utc().plus({ days: 1 }).toISODate()

    assert.equal((await remade('--since=2020-01-01')).made, 1)
    assert.equal((await remade(`--since=${tomorrow}`)).made, 0)
  })

  test('is done by one at a time', async ({ assert }) => {
    const other = await db.transaction()
    await other.rawQuery('select pg_advisory_xact_lock(8653, 10)')
    assert.equal((await run()).exitCode, 6)
    await other.rollback()
    assert.equal((await run()).exitCode, 0)
  })

  test('refuses {$self}')
    .with(['--only=x', '--only=avatar,x', '--since=soon', '--concurrency=0', '--concurrency=1.5'])
    .run(async ({ assert }, flag) => assert.equal((await run(flag)).exitCode, 2))
})
