import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import HideWhatWasMade from '#actions/users/hide_what_was_made'
import { CategoryFactory } from '#database/factories/category_factory'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import { hideWhatWasMade } from '#queue/accounts'
import { countDrift } from '#tests/helpers/count_drift'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { caseAbout, decide, moderating } from '#tests/helpers/moderating'
import { runUnhurried } from '#tests/helpers/plans'
import { waitingJobs } from '#tests/helpers/waiting_jobs'

/** More than is hidden with the decision, in more than one batch; 10,000 were measured, see docs/moderation.md. */
const PRODUCTS = Number(process.env.BANNED_PRODUCTS ?? 1200)

/** Products in every state, many of them, and comments in every state. */
async function prolific() {
  const user = await UserFactory.with('profile').create()
  const category = await CategoryFactory.create()
  const of = { userId: user.id, categoryId: category.id }
  await runUnhurried([
    `insert into products_product (created_at, updated_at, is_active, name, description, price, currency,
       views_count, likes_count, user_id, category_id)
     select now(), now(), true, 'Lamp ' || n, '', 1, 'USD', 0, 0, ${user.id}, ${category.id}
     from generate_series(1, ${PRODUCTS}) n`,
  ])
  for (const state of ['draft', 'archived', 'hidden', 'removed', 'inactive', 'deleted'] as const)
    await ProductFactory.merge(of).apply(state).create()
  const lamp = await ProductFactory.with('user').with('category').create()
  const on = { productId: lamp.id, userId: user.id }
  for (const state of ['unapproved', 'inactive'] as const)
    await CommentFactory.merge(on).apply(state).create()
  await CommentFactory.merge(on).createMany(3)
  return user
}

/** All rows of theirs that decide who sees what. */
async function rowsOf(userId: number): Promise<string> {
  const { rows } = await db.rawQuery(
    `select (select json_agg(json_build_array(id, is_active, status, moderation_state, deleted_at, is_listed, author_hidden)
         order by id) from products_product where user_id = :userId) as products,
       (select json_agg(json_build_array(id, is_active, is_approved, is_listed, author_hidden) order by id)
         from products_comment where user_id = :userId) as comments`,
    { userId }
  )
  return JSON.stringify(rows[0])
}

async function listed(userId: number): Promise<number> {
  const { rows } = await db.rawQuery(
    `select (select count(*) from products_product where user_id = :userId and is_listed)
       + (select count(*) from products_comment where user_id = :userId and is_listed) as n`,
    { userId }
  )
  return Number(rows[0].n)
}

test.group('A ban of somebody with many products', (group) => {
  group.each.setup(emptyAfterwards)

  test('hides all of them, and its lifting shows what was shown and nothing else', async ({
    client,
    assert,
  }) => {
    const user = await prolific()
    const before = await rowsOf(user.id)
    assert.equal(await listed(user.id), PRODUCTS + 3)
    const { viewer } = await moderating()
    const about = await caseAbout({ kind: 'user', id: user.id })
    const work = async () => {
      const begin = performance.now()
      assert.isNotEmpty(await waitingJobs(hideWhatWasMade))
      const job = new HideWhatWasMade().handle({ userId: user.id })
      const list = await client.get('/api/v1/products/')
      list.assertStatus(200)
      await job
      return performance.now() - begin
    }

    const banned = await decide(about, viewer, [{ kind: 'ban' }])
    const hiding = await work()
    assert.equal(await listed(user.id), 0)
    await decide(banned.about, viewer, [{ kind: 'lift' }])
    const showing = await work()

    assert.equal(await rowsOf(user.id), before)
    assert.deepEqual(await countDrift(db.connection()), [])
    assert.isBelow(Math.max(hiding, showing), 60_000)
  })
})
