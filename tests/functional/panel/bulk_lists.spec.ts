import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import RunTask from '#actions/panel/tasks/run_task'
import AuditEntry from '#models/audit_entry'
import Group from '#models/group'
import Comment from '#models/comment'
import PanelTask from '#models/panel_task'
import type Product from '#models/product'
import { countDrift } from '#tests/helpers/count_drift'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { enter } from '#tests/helpers/panel'
import type { Visitor } from '#tests/helpers/visitor'

type Row = { id: number }

/** Sends the page that shows what a deed hits, as it is shown. */
function doTo(visitor: Visitor, list: string, rows: Row[], fields: Record<string, string>) {
  const picked = rows.map(({ id }) => String(id))
  const page = `/admin/${list}/bulk?deed=${fields.deed}&${picked.map((id) => `ids=${id}`).join('&')}`
  const written = { query: '', text: '', seen: String(rows.length), ...fields }
  const lists = Object.fromEntries(Object.entries(written).map(([name, one]) => [name, [one]]))
  return visitor.submitLists(`/admin/${list}/bulk`, page, { ...lists, ids: picked })
}

async function comments(count: number) {
  const { id: productId, userId } = await ProductFactory.with('user').with('category').create()
  return CommentFactory.merge({ productId, userId, content: 'Buy <b>here</b>' }).createMany(count)
}

test.group('Many products at once, featured', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const products = () =>
    ProductFactory.with('user').with('category').createMany(2) as Promise<[Product, Product]>

  test('are so until the end of a day where somebody works, and no longer at a word', async ({
    assert,
  }) => {
    const { visitor, user } = await enter('staff')
    await db.table('panel_preferences').insert({ user_id: user.id, time_zone: 'Asia/Tokyo' })
    const rows = await products()
    assert.include(
      (await visitor.get(`/admin/products/bulk?deed=feature&ids=${rows[0].id}`)).text,
      'Feature one product'
    )
    await doTo(visitor, 'products', rows, { deed: 'feature', until: '2031-05-01' })
    await doTo(visitor, 'products', rows, { deed: 'feature', until: '2031-05-01' })
    for (const row of rows) {
      const { featuredUntil } = await row.refresh()
      assert.equal(featuredUntil!.toUTC().toISO(), '2031-05-01T14:59:59.000Z')
    }
    const noted = () => AuditEntry.query().where({ deed: 'product_featured' })
    assert.lengthOf(await noted(), 2)

    await doTo(visitor, 'products', rows, { deed: 'unfeature' })
    for (const row of rows) assert.isNull((await row.refresh()).featuredUntil)
    assert.lengthOf(await noted(), 4)
  })

  test('want a day ahead, and staff who say so', async ({ assert }) => {
    const { visitor } = await enter('staff')
    const rows = await products()
    const page = `/admin/products/bulk?deed=feature&ids=${rows[0].id}`
    for (const until of ['', 'soon', '2020-01-01', '0000-01-01', '2031-05']) {
      await doTo(visitor, 'products', rows, { deed: 'feature', until })
      assert.include((await visitor.get(page)).text, 'id="f-until-error"')
    }
    const { visitor: lead } = await enter('lead')
    assert.equal((await lead.get(page)).status, 403)
    assert.isNull((await rows[0].refresh()).featuredUntil)
  })
})

test.group('Many comments at once', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('are hidden for one reason after a page that shows which, and shown again', async ({
    assert,
  }) => {
    const { visitor, user } = await enter('moderator')
    const rows = await comments(3)
    assert.include((await visitor.get('/admin/comments')).text, 'value="hide"')
    const [one, two, other] = rows
    const page = await visitor.get(`/admin/comments/bulk?deed=hide&ids=${one!.id}&ids=${two!.id}`)
    assert.include(page.text, 'Hide 2 comments')
    assert.include(page.text, 'Buy &lt;b&gt;here')

    await doTo(visitor, 'comments', [one!, two!], { deed: 'hide', reason: 'spam' })
    assert.include((await visitor.get('/admin/comments')).text, '2 changed.')
    const approved = () => Array.fromAsync(rows, async (row) => (await row.refresh()).isApproved)
    assert.deepEqual(await approved(), [false, false, true])
    const [entry] = await AuditEntry.query().where({ targetType: 'comment', targetId: one!.id })
    assert.containSubset(entry!.$attributes, { deed: 'decided_hide', actorId: user.id })
    await doTo(visitor, 'comments', [one!, two!, other!], { deed: 'restore', reason: 'other' })
    assert.deepEqual(await approved(), [true, true, true])
    assert.deepEqual(await countDrift(db.connection()), [])
  })

  test('are as they were after the click that takes all of it back, by whoever did it', async ({
    assert,
  }) => {
    const { visitor } = await enter('moderator')
    const rows = await comments(2)
    await doTo(visitor, 'comments', rows, { deed: 'hide', reason: 'spam' })
    const shown = await visitor.get('/admin/comments')
    const undo = /action="(\/admin\/bulk\/[\da-f-]{36}\/undo)"/.exec(shown.text)![1]!
    const { visitor: other } = await enter('moderator')
    assert.equal((await other.submitTo(undo, '/admin/comments')).status, 404)

    const { location } = await visitor.submitTo(undo, '/admin/comments')
    assert.equal(location, '/admin/comments')
    assert.include((await visitor.get('/admin/comments')).text, '2 taken back.')
    for (const row of rows) assert.isTrue((await row.refresh()).isApproved)
    assert.equal((await db.from('moderation_case').where({ state: 'open' })).length, 0)
    await visitor.submitTo(undo, '/admin/comments')
    assert.include((await visitor.get('/admin/comments')).text, 'can be undone for 60 seconds')
  })

  test('take no deed that is another list’s', async ({ assert }) => {
    const { visitor } = await enter('staff')
    const rows = await comments(1)
    const { location } = await visitor.get(`/admin/comments/bulk?deed=archive&ids=${rows[0]!.id}`)
    assert.equal(location, '/admin/comments')
    const sent = { deed: 'archive', ids: String(rows[0]!.id), query: '', seen: '1' }
    const { status } = await visitor.submitTo('/admin/comments/bulk', '/admin/account', sent)
    assert.equal(status, 404)
  })
})

test.group('Many people at once', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('are suspended for some days, and it is lifted', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const people = await UserFactory.createMany(2)
    await doTo(visitor, 'users', people, { deed: 'suspend', days: '3', reason: 'spam' })
    for (const person of people) {
      const { suspendedUntil } = await person.refresh()
      const days = suspendedUntil!.diff(DateTime.utc(), 'days').days
      assert.approximately(days, 3, 0.01)
    }
    await doTo(visitor, 'users', people, { deed: 'lift', reason: 'other' })
    for (const person of people) assert.isNull((await person.refresh()).suspendedUntil)
  })

  test('are banned, except oneself and who ranks higher', async ({ assert }) => {
    const { visitor, user } = await enter('moderator')
    const [person] = await UserFactory.createMany(1)
    const { user: lead } = await enter('lead')
    await doTo(visitor, 'users', [person!, user, lead], { deed: 'ban', reason: 'spam' })
    assert.include((await visitor.get('/admin/users')).text, '1 changed; 2 could not be.')
    assert.isNotNull((await person!.refresh()).bannedAt)
    for (const other of [user, lead]) assert.isNull((await other.refresh()).bannedAt)
  })

  test('are banned by leads alone when they are more than twenty', async ({ assert }) => {
    const [{ visitor }, { visitor: lead }] = [await enter('moderator'), await enter('lead')]
    const people = await UserFactory.createMany(21)
    const page = `/admin/users/bulk?deed=ban&${people.map(({ id }) => `ids=${id}`).join('&')}`
    const { text } = await visitor.get(page)
    assert.include(text, 'More than 20 at once are banned by leads')
    assert.notMatch(text, /method="post"\s+action="\/admin\/users\/bulk"/)
    const { status } = await doTo(visitor, 'users', people, { deed: 'ban', reason: 'spam' })
    assert.equal(status, 403)
    assert.isNull((await people[0]!.refresh()).bannedAt)
    await doTo(lead, 'users', people, { deed: 'ban', reason: 'spam' })
    assert.isNotNull((await people[20]!.refresh()).bannedAt)
  })

  test('are warned for a reason that is theirs, or not at all', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const people = await UserFactory.createMany(1)
    await doTo(visitor, 'users', people, { deed: 'warn', reason: 'nonsense' })
    const page = `/admin/users/bulk?deed=warn&ids=${people[0]!.id}`
    assert.include((await visitor.get(page)).text, 'id="f-reason-error"')
    const warnings = () => db.from('moderation_sanction').where({ user_id: people[0]!.id })
    assert.lengthOf(await warnings(), 0)
    await doTo(visitor, 'users', people, { deed: 'warn', reason: 'spam' })
    assert.lengthOf(await warnings(), 1)
  })
})

test.group('More comments than are changed at once', (group) => {
  // Each decision is a transaction of its own beside that of the task.
  group.each.setup(emptyAfterwards)

  test('that filters find are hidden by a job, as long as whoever asked for it may', async ({
    assert,
  }) => {
    const { visitor, user } = await enter('moderator')
    await comments(201)
    await comments(1)
    const query = 'all=1&search=here&state=listed&deed=hide'
    const fields = { deed: 'hide', query, seen: '202', reason: 'spam', text: '' }
    const page = `/admin/comments/bulk?${query}`
    const { location } = await visitor.submitTo('/admin/comments/bulk', page, fields)
    const { id: taskId } = await PanelTask.firstOrFail()
    assert.equal(location, `/admin/tasks/${taskId}`)
    assert.include((await visitor.get(location!)).text, 'Changing many comments')
    const task = await PanelTask.findOrFail(taskId)
    const { ids } = task.input as { ids: number[] }
    assert.lengthOf(ids, 202)
    await task.merge({ input: { ...task.input, ids: ids.slice(0, 3) }, total: 3 }).save()
    await db.from('users_user_groups').where('user_id', user.id).delete()
    await new RunTask().handle({ taskId })
    assert.equal((await task.refresh()).state, 'failed')
    assert.lengthOf(await Comment.query().where({ isApproved: false }), 0)
    await user.related('groups').attach([(await Group.firstOrFail()).id])
    await new RunTask().handle({ taskId })
    const hidden = await Comment.query().where({ isApproved: false }).orderBy('id')
    assert.deepEqual(
      hidden.map(({ id }) => id),
      ids.slice(0, 3)
    )
    assert.include((await visitor.get(location!)).text, '3 of 3')
  })
})
