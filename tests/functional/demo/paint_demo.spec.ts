import { readFileSync } from 'node:fs'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import PaintDemo from '#actions/demo/paint_demo'
import SeedDemo from '#actions/demo/seed_demo'
import Category from '#models/category'
import Product from '#models/product'
import User from '#models/user'
import { draw } from '#pictures/drawing'
import { paintDemo } from '#queue/demo'
import { pictureFolder } from '#tests/helpers/pictures'
import { waitingJobs } from '#tests/helpers/waiting_jobs'

const HUNDRED_KB = 100_000

test.group('Pictures of the demo', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('are asked for once, for all that it made', async ({ assert }) => {
    await new SeedDemo().handle()
    await new SeedDemo().handle()
    const jobs = await waitingJobs(paintDemo)
    assert.lengthOf(jobs, 1)
    const ids = jobs[0]!.data as Record<string, number[]>
    assert.sameDeepMembers(
      Object.entries(ids).map(([kind, of]) => [kind, of.length]),
      [
        ['productIds', 80],
        ['userIds', 35],
        ['categoryIds', 12],
      ]
    )
  })

  test('are drawn, the same each time, and once', async ({ assert, client }) => {
    await new SeedDemo().handle()
    const products = await Product.query().where('status', 'published').orderBy('id').limit(3)
    const user = await User.findByOrFail('username', 'member')
    const category = await Category.query().firstOrFail()
    const ids = {
      productIds: products.map(({ id }) => id),
      ...{ userIds: [user.id], categoryIds: [category.id] },
    }
    await new PaintDemo().handle(ids)
    const shown = async () => {
      const answers = await Promise.all(
        products.map(({ id }) => client.get(`/api/v1/products/${id}/images/`))
      )
      return answers.map((answer) => answer.body() as { image: string; is_primary: boolean }[])
    }
    const before = await shown()
    for (const images of before) {
      assert.isAtLeast(images.length, 1)
      assert.lengthOf(
        images.filter((image) => image.is_primary),
        1
      )
    }
    await user.load('profile')
    await category.refresh()
    assert.isTrue(user.profile.avatar.startsWith(`avatars/${user.id}/`))
    assert.isTrue(category.image.startsWith(`categories/${category.id}/`))
    await new PaintDemo().handle(ids)
    assert.deepEqual(await shown(), before)
  })

  test('are small, and differ by what they are of', async ({ assert, cleanup }) => {
    const folder = pictureFolder(cleanup)
    const drawn = async (text: string, size = { width: 80, height: 60 }) => {
      await draw({ text, size, target: folder.path('drawing') })
      return readFileSync(folder.path('drawing'))
    }
    const [one, again, other] = [await drawn('a'), await drawn('a'), await drawn('b')]
    assert.isTrue(one.equals(again))
    assert.isFalse(one.equals(other))
    const large = await drawn('a', { width: 800, height: 600 })
    assert.isBelow(large.length, HUNDRED_KB / 3)
  })
})
