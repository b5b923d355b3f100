import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import SeedDemo from '#actions/demo/seed_demo'
import { demoSignIns } from '#hosting/demo_sign_ins'
import { findViewer } from '#queries/users/find_viewer'
import { INVARIANTS } from '#tests/helpers/moderation_invariants'
import { countDrift } from '#tests/helpers/count_drift'

const row = async (statement: string) => (await db.rawQuery(statement)).rows[0]

/** All that is said twice the same, ages instead of times. */
const CONTENT = `
  select md5(string_agg(line, E'\\n' order by line)) as digest from (
    select concat_ws('|', 'product', p.name, u.username, p.price, p.views_count, p.likes_count,
      p.comments_count, now() - p.created_at) as line
    from products_product p join users_user u on u.id = p.user_id
    union all select concat_ws('|', 'case', c.target_kind, c.state, c.weight, c.version, now() - c.opened_at, s.username)
    from moderation_case c join users_user s on s.id = c.subject_id
    union all select concat_ws('|', 'decision', u.username, r.key, d.state_after, now() - d.created_at)
    from moderation_decision d join users_user u on u.id = d.actor_id join moderation_reason r on r.id = d.reason_id
    union all select concat_ws('|', 'like', p.name, u.username, now() - l.created_at)
    from products_productlike l join products_product p on p.id = l.product_id join users_user u on u.id = l.user_id
    union all select concat_ws('|', 'comment', p.name, u.username, c.content, now() - c.created_at)
    from products_comment c join products_product p on p.id = c.product_id join users_user u on u.id = c.user_id
  ) lines`

const SIZES = `
  select (select count(*)::int from users_user) as people,
    (select count(*)::int from products_category) as categories,
    (select count(*)::int from products_product) as products,
    (select count(*)::int from products_producttag) as tags,
    (select count(*)::int from products_productlike) as likes,
    (select count(*)::int from products_comment) as comments`

/** What comes before what it needs, or after now; what has more likes than views. */
const IMPOSSIBLE = `
  select 'product' as what, p.name from products_product p join users_user u on u.id = p.user_id
    where p.created_at < u.date_joined or p.created_at > now() or p.likes_count > p.views_count
  union all select 'like', p.name from products_productlike l join products_product p on p.id = l.product_id
    where l.created_at not between p.created_at and now() or l.user_id = p.user_id
  union all select 'comment', c.content from products_comment c join products_product p on p.id = c.product_id
    left join products_comment parent on parent.id = c.parent_id
    where c.created_at not between coalesce(parent.created_at, p.created_at) and now()
      or parent.product_id <> c.product_id or c.deleted_at > now()`

test.group('The demo', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('is a showcase whose counters equal its rows', async ({ assert, client }) => {
    await new SeedDemo().handle()

    assert.deepEqual(await row(SIZES), {
      ...{ people: 35, categories: 12, products: 80, tags: 28, likes: 394, comments: 216 },
    })
    assert.deepEqual(await countDrift(db.connection()), [])
    await assert.doesNotReject(async () => db.rawQuery('set constraints all immediate'))
    const page = await client.get('/api/v1/products/').qs({ search: 'lamp', max_price: 100 })
    assert.isAbove(page.body().count, 2)
  })

  test('could have happened as it is told', async ({ assert }) => {
    await new SeedDemo().handle()
    assert.deepEqual((await db.rawQuery(IMPOSSIBLE)).rows, [])
  })

  test('has threads, tombstones, drafts and what waits for a moderator', async (t) => {
    await new SeedDemo().handle()
    const { rows } = await db.rawQuery('select id from products_product where name = ?', [
      'Walnut desk lamp',
    ])
    const thread = await t.client.get(`/api/v1/products/${rows[0].id}/comments/`)
    const depth = (comments: { replies: [] }[]): number =>
      comments.length ? 1 + Math.max(...comments.map(({ replies }) => depth(replies))) : 0
    t.assert.equal(depth(thread.body()), 5)

    const states = await row(`
      select (select count(*)::int from products_comment where not is_approved) as unapproved,
        (select count(*)::int from products_comment where deleted_at is not null) as tombstones,
        (select count(*)::int from products_product where status = 'draft') as drafts,
        (select count(*)::int from products_product where moderation_state <> 'visible') as moderated,
        (select count(*)::int from users_userprofile where is_private) as private`)
    t.assert.deepEqual(states, {
      ...{ unapproved: 13, tombstones: 1, drafts: 2, moderated: 2, private: 4 },
    })
  })

  test('has 25 cases that wait, and two weeks of three moderators, as if they had been decided', async ({
    assert,
  }) => {
    await new SeedDemo().handle()
    const cases = await row(`
      select count(*) filter (where state = 'open')::int as open,
        count(*) filter (where state = 'escalated')::int as escalated,
        count(*) filter (where state = 'open' and causes @> '{appeal}')::int as appeals from moderation_case`)
    assert.deepEqual(cases, { open: 25, escalated: 1, appeals: 2 })
    const decided = await row(`
      select count(distinct actor_id)::int as moderators, count(distinct created_at::date) > 9 as spread,
        count(*) > 40 as many, max(created_at) < now() as past from moderation_decision`)
    assert.deepEqual(decided, { moderators: 3, spread: true, many: true, past: true })
    for (const [rule, broken] of INVARIANTS)
      assert.isEmpty((await db.rawQuery(broken)).rows, `${rule}: broken`)
  })

  test('is the same each time', async ({ assert }) => {
    await new SeedDemo().handle()
    const first = await row(CONTENT)
    await db.rawQuery('set constraints all immediate')
    await db.rawQuery('truncate users_user, products_category, products_producttag cascade')
    await new SeedDemo().handle()
    assert.deepEqual(await row(CONTENT), first)
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
      assert.containSubset(await findViewer(answer.body().user.id), { isModerator: moderates })
    })

  test('is made once', async ({ assert }) => {
    await new SeedDemo().handle()
    await new SeedDemo().handle()
    assert.equal((await row(SIZES)).people, 35)
  })
})
