import db from '@adonisjs/lucid/services/db'
import type { Assert } from '@japa/assert'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import EraseUser from '#actions/privacy/erase_user'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import ProductLike from '#models/product_like'
import User from '#models/user'
import { cutAt } from '#tests/helpers/connection_fault'
import { countDrift } from '#tests/helpers/count_drift'
import { emptyTables } from '#tests/helpers/empty_tables'
import { tokenOf } from '#tests/helpers/personal_tokens'
import { turnOn } from '#tests/helpers/two_factor'
import { columnsWithUser, rowsWith } from '#tests/helpers/values_in_database'

const MARK = 'zyxcut'

/** Somebody whose days are over, with one of most things. */
async function leaving() {
  const user = await UserFactory.with('profile')
    .merge({ username: MARK, email: `${MARK}@example.com`, firstName: MARK })
    .create()
  const other = await ProductFactory.with('user').with('category').create()
  const own = { userId: user.id, categoryId: other.categoryId, name: MARK }
  await ProductFactory.merge(own).create()
  const on = { productId: other.id, userId: user.id }
  const answered = await CommentFactory.merge({ ...on, content: MARK }).create()
  const answer = { productId: other.id, userId: other.userId, parentId: answered.id }
  await CommentFactory.merge(answer).create()
  await ProductLike.create(on)
  await db.rawQuery('update products_product set likes_count = 1 where id = ?', [other.id])
  await tokenOf(user)
  await turnOn(user)
  await user.merge({ eraseAt: DateTime.utc().minus({ minutes: 1 }) }).save()
  return user.id
}

/** The last mail goes when it was sent. */
const leftOf = async () =>
  (await rowsWith([MARK])).filter((row) => !/^public\.mails_mail: .*account_erased/.test(row))

/**
 * Cuts one erasure when a statement was done and its answer is on the way, and lets another run. Nothing else
 * is kept where the next statement is lost, so that cuts before one need no test of their own.
 *
 * @returns whether there was such a statement
 */
async function drill(assert: Assert, n: number): Promise<boolean> {
  const at = `cut after statement ${n}`
  const userId = await leaving()
  const erase = () => new EraseUser().handle({ userId })
  const { cut } = await cutAt(n, 'after', () => erase().catch(() => undefined))
  assert.deepEqual(await countDrift(db.connection()), [], at)
  const user = await User.find(userId)
  if (user) assert.isNotNull(user.eraseAt, at)

  await erase()

  assert.isNull(await User.find(userId), `again after ${at}`)
  assert.deepEqual(await leftOf(), [], `again after ${at}`)
  assert.deepEqual(await columnsWithUser(userId), [], `again after ${at}`)
  assert.deepEqual(await countDrift(db.connection()), [], `again after ${at}`)
  assert.lengthOf(await db.from('users_erasure').where({ user_id: userId }), 1, at)
  await emptyTables()
  return cut
}

test.group('An erasure whose connection is cut at each statement in turn', (group) => {
  group.each.setup(() => emptyTables)

  test('goes on where it was, and leaves nothing', async ({ assert }) => {
    let n = 1
    while (await drill(assert, n)) n++
    assert.isAbove(n, 20)
  })
})
