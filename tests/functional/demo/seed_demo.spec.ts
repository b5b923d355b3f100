import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import SeedDemo from '#actions/demo/seed_demo'
import Product from '#models/product'
import { demoSignIns } from '#services/demo_sign_ins'
import User from '#models/user'
import { countDrift } from '#tests/helpers/count_drift'

test.group('The demo', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('is a small showcase whose counters equal its rows', async ({ assert, client }) => {
    await new SeedDemo().handle()

    const page = await client.get('/api/v1/products/').qs({ category_slug: 'lighting' })
    assert.equal(page.body().count, 5)
    assert.deepEqual(await countDrift(db.connection()), [])
    await assert.doesNotReject(async () => db.rawQuery('set constraints all immediate'))
  })

  test('signs in {0} by the password that is printed')
    .with([
      ['admin', true],
      ['moderator', true],
      ['member', false],
    ] as const)
    .run(async ({ assert, client }, [username, moderates]) => {
      await new SeedDemo().handle()
      const password = demoSignIns()[username]

      const answer = await client.post('/api/v1/auth/login/').json({ username, password })

      answer.assertStatus(200)
      const user = await User.query().where({ username }).preload('groups').firstOrFail()
      assert.equal(user.isModerator, moderates)
    })

  test('is made once', async ({ assert }) => {
    await new SeedDemo().handle()
    await new SeedDemo().handle()
    assert.lengthOf(await Product.all(), 24)
  })
})
