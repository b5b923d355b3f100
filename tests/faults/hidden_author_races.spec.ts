import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { followState } from '#actions/users/follow_state'
import HideWhatWasMade from '#actions/users/hide_what_was_made'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import { atomically } from '#db/atomically'
import Product from '#models/product'
import User from '#models/user'
import { countDrift } from '#tests/helpers/count_drift'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { together } from '#tests/helpers/together'

const ban = (id: number, bannedAt: DateTime | null) =>
  atomically(async (client) => {
    const user = await User.holdAlone(id, client)
    await user.merge({ bannedAt }).save()
    await followState(user, client)
  })

test.group('Somebody who is banned while they write', (group) => {
  group.each.setup(emptyAfterwards)

  test('has nothing listed that was not committed yet', async ({ assert }) => {
    const { id: userId } = await UserFactory.create()
    const { categoryId } = await ProductFactory.with('user').with('category').create()
    const late = await db.transaction()
    await ProductFactory.client(late).merge({ userId, categoryId }).create()

    const banned = ban(userId, DateTime.utc())
    const first = await Promise.race([banned.then(() => 'ban'), late.commit().then(() => 'write')])
    await banned

    assert.equal(first, 'write')
    const [product] = await Product.query().where({ userId })
    assert.deepEqual([product!.authorHidden, product!.isListed], [true, false])
    assert.deepEqual(await countDrift(db.connection()), [])
  })

  test('and pardoned, many times, ends as the state says', async ({ client, assert }) => {
    const user = await UserFactory.create()
    const { categoryId } = await ProductFactory.with('user').with('category').create()
    await ProductFactory.merge({ userId: user.id, categoryId }).createMany(20)

    const answers = await together((index) => {
      if (index % 4 === 0) return ban(user.id, index % 8 ? DateTime.utc() : null).then(() => 0)
      if (index % 4 === 1) return new HideWhatWasMade().handle({ userId: user.id }).then(() => 0)
      const fields = {
        name: `Lamp ${index}`,
        description: 'x',
        price: '1',
        category_id: categoryId,
      }
      const request = client.post('/api/v1/products/').json(fields).loginAs(user)
      return request.then((answer) => answer.status())
    }, 24)

    assert.isTrue(answers.every((status) => status < 500))
    const { bannedAt } = await user.refresh()
    for (const product of await Product.query().where({ userId: user.id }))
      assert.equal(product.authorHidden, bannedAt !== null)
    assert.deepEqual(await countDrift(db.connection()), [])
  })
})
