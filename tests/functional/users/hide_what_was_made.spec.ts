import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import SettleFiles from '#actions/files/settle_files'
import { followState } from '#actions/users/follow_state'
import HideWhatWasMade from '#actions/users/hide_what_was_made'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import { atomically } from '#db/atomically'
import Product from '#models/product'
import User from '#models/user'
import { hideWhatWasMade } from '#queue/accounts'
import { countDrift } from '#tests/helpers/count_drift'
import { placesOf, storeFile } from '#tests/helpers/stored_files'
import { waitingJobs } from '#tests/helpers/waiting_jobs'

const change = (id: number, state: { bannedAt?: DateTime | null; eraseAt?: DateTime | null }) =>
  atomically(async (client) => {
    const user = await User.holdAlone(id, client)
    await user.merge(state).save()
    await followState(user, client)
  })

test.group('What somebody made', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  /** A product of theirs with a comment of another, and one with comments of theirs. */
  async function maker() {
    const user = await UserFactory.with('profile').create()
    const own = await ProductFactory.merge({ userId: user.id })
      .with('category')
      .with('images', 1)
      .create()
    const lamp = await ProductFactory.with('user').with('category').create()
    const on = { productId: lamp.id, userId: user.id }
    const comment = await CommentFactory.merge(on).create()
    await CommentFactory.merge({ ...on, parentId: comment.id, userId: lamp.userId }).create()
    await CommentFactory.merge({ productId: own.id, userId: lamp.userId }).create()
    return { user, own, lamp, comment }
  }

  const many = (userId: number, categoryId: number, count: number) =>
    db.rawQuery(
      `insert into products_product (created_at, updated_at, is_active, name, description, price, currency,
         views_count, likes_count, user_id, category_id)
       select now(), now(), true, 'Lamp ' || n, '', 1, 'USD', 0, 0, ?, ? from generate_series(1, ?) n`,
      [userId, categoryId, count]
    )

  for (const state of ['bannedAt', 'eraseAt'] as const)
    test(`is hidden at once with ${state}, and comes back without`, async ({ client, assert }) => {
      const { user, own, lamp, comment } = await maker()
      const moderator = await UserFactory.apply('moderator').create()
      const see = async () => {
        const paths = [`products/${own.id}/`, `comments/${comment.id}/`]
        const answers = paths.map(async (path) => [
          (await client.get(`/api/v1/${path}`)).status(),
          (await client.get(`/api/v1/${path}`).loginAs(moderator)).status(),
        ])
        return (await Promise.all(answers)).flat()
      }

      await change(user.id, { [state]: DateTime.utc() })
      assert.deepEqual(await see(), [404, 200, 404, 200])
      assert.equal((await lamp.refresh()).commentsCount, 1)
      assert.deepEqual(await countDrift(db.connection()), [])

      await change(user.id, { [state]: null })
      assert.deepEqual(await see(), [200, 200, 200, 200])
      assert.equal((await lamp.refresh()).commentsCount, 2)
      assert.deepEqual(await countDrift(db.connection()), [])
      assert.isEmpty(await waitingJobs(hideWhatWasMade))
    })

  test('stays hidden while one of the two states goes on', async ({ assert }) => {
    const { user, own } = await maker()
    await change(user.id, { bannedAt: DateTime.utc(), eraseAt: DateTime.utc() })
    await change(user.id, { eraseAt: null })
    assert.isFalse((await own.refresh()).isListed)
    await change(user.id, { bannedAt: null })
    assert.isTrue((await own.refresh()).isListed)
  })

  test('does not become public that was not before', async ({ assert }) => {
    const { user, own } = await maker()
    await own.merge({ status: 'draft' }).save()
    await change(user.id, { bannedAt: DateTime.utc() })
    await change(user.id, { bannedAt: null })
    assert.isFalse((await own.refresh()).isListed)
  })

  test('is left to a job where it is much, which may run twice', async ({ assert }) => {
    const { user, own } = await maker()
    await many(user.id, own.categoryId, 1200)
    await change(user.id, { bannedAt: DateTime.utc() })
    assert.deepEqual(
      (await waitingJobs(hideWhatWasMade)).map(({ data }) => data),
      [{ userId: user.id }]
    )
    assert.isAbove(await new HideWhatWasMade().handle({ userId: user.id }), 900)
    assert.equal(await new HideWhatWasMade().handle({ userId: user.id }), 0)
    const shown = Product.query().where({ userId: user.id, isListed: true })
    assert.isEmpty(await shown)
    assert.deepEqual(await countDrift(db.connection()), [])
  })

  test('does what the state says when it runs, not when it was asked for', async ({ assert }) => {
    const { user, own } = await maker()
    await many(user.id, own.categoryId, 300)
    await change(user.id, { bannedAt: DateTime.utc() })
    await db.from('users_user').where('id', user.id).update({ banned_at: null })
    await new HideWhatWasMade().handle({ userId: user.id })
    assert.isTrue((await own.refresh()).isListed)
    assert.equal(await new HideWhatWasMade().handle({ userId: 0 }), 0)
  })

  test('loses its public files, the avatar too, and they come back', async ({ assert }) => {
    const { user, own } = await maker()
    const [image] = await own.related('images').query()
    const names = [`products/${own.id}/lamp.jpg`, `avatars/${user.id}/ada.jpg`]
    await storeFile({ name: names[0]!, imageId: image!.id })
    await storeFile({ name: names[1]!, userId: user.id })
    const places = () => Promise.all(names.map(placesOf))
    assert.deepEqual(await places(), [['public'], ['public']])

    await change(user.id, { bannedAt: DateTime.utc() })
    await new SettleFiles().handle()
    assert.deepEqual(await places(), [['private'], ['private']])

    await change(user.id, { bannedAt: null })
    await new SettleFiles().handle()
    assert.deepEqual(await places(), [['public'], ['public']])
  })
})
