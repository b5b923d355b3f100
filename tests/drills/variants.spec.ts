import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import DeleteFiles from '#actions/files/delete_files'
import SettleFiles from '#actions/files/settle_files'
import AddPictures from '#actions/pictures/add_pictures'
import { ProductFactory } from '#database/factories/product_factory'
import MediaFile from '#models/media_file'
import ProductImage from '#models/product_image'
import { deadJobs } from '#queue/dead_list'
import { makeQueues } from '#queue/install'
import { until } from '#tests/helpers/children'
import { atOurPace } from '#tests/helpers/pace'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { filesOf } from '#tests/helpers/gallery'
import { jobProcess, passTime, wayTo } from '#tests/helpers/job_process'
import { picture, pictureFolder } from '#tests/helpers/pictures'

const isFull = process.env.DRILL === 'full'
const { products, kills } = isFull ? { products: 20, kills: 5 } : { products: 2, kills: 1 }
const PICTURES = 10
const FILES = ['card', 'full', 'original', 'published', 'thumb']
const RECOVERY_LIMIT_MS = 120_000

async function waiting(): Promise<number> {
  const { rows } = await db.rawQuery<{ rows: [{ jobs: number }] }>(
    `select count(*)::int as jobs from jobs.job where name = 'make-variants' and state < 'completed'`
  )
  return rows[0].jobs
}

const made = async () => (await ProductImage.query().whereNotNull('variants')).length

test.group('A worker that makes the sizes of pictures', (group) => {
  group.each.setup(emptyAfterwards)
  group.each.setup(() => makeQueues())
  group.each.setup(() => () => db.rawQuery('delete from jobs.job'))
  group.each.timeout(400_000)

  test('killed again and again, loses none and leaves no half ones', async (context) => {
    const { assert, cleanup } = context
    const all = products * PICTURES
    const folder = pictureFolder(cleanup)
    const { user, category } = await ProductFactory.with('user').with('category').create()
    const owned = ProductFactory.merge({ userId: user.id, categoryId: category.id })
    const ids = (await owned.createMany(products)).map(({ id }) => id)
    for (const [at, productId] of ids.entries()) {
      const sent = Array.from({ length: PICTURES }, async (_, n) => {
        const shade = at * PICTURES + n
        const bytes = await picture('png', { width: 700 + shade, height: 500 })
        return folder.sent(bytes, `${shade}.png`)
      })
      await new AddPictures().handle({ productId, files: await Promise.all(sent), fields: {} })
    }

    const work = () => jobProcess(context, { ...wayTo(), JOB_WORKS: 'all' })
    for (let kill = 1; kill <= kills; kill++) {
      const worker = await work()
      await until(async () => (await made()) >= (all * kill) / (kills + 1))
      worker.kill('SIGKILL')
    }
    if (!isFull) await passTime()
    await work()
    const began = performance.now()
    await until(async () => (await made()) === all, atOurPace(RECOVERY_LIMIT_MS))

    assert.isBelow(performance.now() - began, atOurPace(RECOVERY_LIMIT_MS))
    assert.isEmpty(await deadJobs())
    // A job is written down as done after what it did.
    await until(async () => (await waiting()) === 0)
    for (const { id } of await ProductImage.query().whereIn('productId', ids)) {
      const roles = (await MediaFile.query().where('imageId', id)).map(({ role }) => role)
      assert.deepEqual(roles.toSorted(), FILES)
    }
    await db.from('media_holds').update({ ends_at: new Date(0) })
    await new SettleFiles().handle()
    await new DeleteFiles().handle(DateTime.utc().plus({ minutes: 2 }))
    for (const id of ids) {
      const names = (await filesOf(id)).map((file) => file.replace(/^\w+ /, ''))
      const known = await MediaFile.query().whereLike('name', `%products/${id}/%`)
      assert.deepEqual(names.toSorted(), known.map(({ name }) => name).toSorted())
    }
  })
})
