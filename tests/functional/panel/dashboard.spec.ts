import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import User from '#models/user'
import { clearKeptCounts } from '#db/kept_counts'
import { statementsOf } from '#tests/helpers/count_statements'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { decide, moderating } from '#tests/helpers/moderating'
import { enter } from '#tests/helpers/panel'
import { queuedComment } from '#tests/helpers/queued'

const tile = (text: string, label: string) =>
  new RegExp(`<dt>${label}</dt>\\s*<dd class="big">([^<]+)<`).exec(text)?.[1]

test.group('The dashboard of the panel', (group) => {
  group.each.setup(emptyAfterwards)

  test('counts what waits and what was decided, and leaves out what was undone', async ({
    assert,
  }) => {
    const { visitor, user } = await enter('moderator')
    const { viewer } = await moderating()
    const [kept, hidden, undone] = [
      await queuedComment(),
      await queuedComment(),
      await queuedComment(),
    ]
    await queuedComment()
    await decide(kept.about, viewer, [{ kind: 'dismiss' }])
    await decide(hidden.about, viewer, [{ kind: 'hide' }])
    const path = undone.path
    await visitor.submitTo(`${path}/decisions`, path, {
      version: '1',
      verb: 'hide',
      reason: 'spam',
    })
    const [{ id }] = await db.from('moderation_decision').where('actor_id', user.id).select('id')
    await visitor.submitTo(`/admin/decisions/${id}/undo`, path)

    const { text } = await visitor.get('/admin')

    assert.equal(tile(text, 'Open cases'), '2')
    assert.equal(tile(text, 'Decided today'), '2')
    assert.equal(tile(text, 'Overturned'), '0 %')
    assert.match(
      text,
      /<th scope="row">\d\d? \w+<\/th>\s*<td class="num">1<\/td>\s*<td class="num">1</
    )
    assert.match(text, /under 1 h<\/th>\s*<td class="num">2</)
  })

  test('shows who decided how much to leads only', async ({ assert }) => {
    const { viewer, user } = await moderating()
    const { about } = await queuedComment()
    await decide(about, viewer, [{ kind: 'hide' }])
    const [lead, moderator] = [await enter('lead'), await enter('moderator')]
    assert.include((await lead.visitor.get('/admin')).text, `@${user.username}`)
    assert.notInclude((await moderator.visitor.get('/admin')).text, `@${user.username}`)
  })

  test('tells at an empty queue what the team did', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    assert.include((await visitor.get('/admin/queue')).text, 'Nobody decided anything.')
    const { viewer, user } = await moderating()
    const { about } = await queuedComment()
    await decide(about, viewer, [{ kind: 'hide' }])
    assert.match(
      (await visitor.get('/admin/queue')).text,
      new RegExp(`@${user.username}:\\s*1 decision`)
    )
  })

  test('weighs less than 60 kB when all that it shows is there: {$self} days')
    .with([7, 30, 90])
    .run(async ({ assert }, days) => {
      const { visitor } = await enter('lead')
      await busyDays(100)
      const { text, status } = await visitor.get(`/admin?days=${days}`)
      assert.equal(status, 200)
      assert.include(text, `<option value="${days}" selected`)
      assert.isBelow(Buffer.byteLength(text), 60_000)
    })

  test('looks back as far as is asked, by weeks where that is far', async ({ assert }) => {
    const { visitor } = await enter('lead')
    await busyDays(100)
    const decided = async (days: number) => {
      const { text } = await visitor.get(`/admin?days=${days}`)
      return /In all (\d+) left or shown and (\d+) acted/.exec(text)?.slice(1).map(Number)
    }
    // Each day has one of either, today included.
    assert.deepEqual(await decided(7), [7, 7])
    assert.deepEqual(await decided(30), [30, 30])
    assert.deepEqual(await decided(90), [91, 91])
    const { text } = await visitor.get('/admin?days=90')
    assert.include(text, 'Decisions a week')
    assert.match(text, /<td class="num">7<\/td>\s*<td class="num">7</)
    assert.include((await visitor.get('/admin?days=5000')).text, '<option value="30" selected')
  })

  test('tells days of the zone of whoever looks', async ({ assert }) => {
    const { visitor, user } = await enter('lead')
    const zone = 'Pacific/Kiritimati'
    await db.table('panel_preferences').insert({ user_id: user.id, time_zone: zone })
    const { text } = await visitor.get('/admin?days=7')
    assert.include(text, `Days are those of ${zone}.`)
    const today = DateTime.utc().setZone(zone).toFormat('d LLL')
    assert.include(text, `<th scope="row">${today}</th>`)
  })

  test('counts of the team the days that the charts show', async ({ assert }) => {
    const { visitor } = await enter('lead')
    await busyDays(
      7,
      `date_trunc('day', now() at time zone 'UTC') at time zone 'UTC' - interval '1 second'`
    )
    const { text } = await visitor.get('/admin?days=7')
    assert.include(text, 'In all 6 left or shown and 6 acted')
    assert.match(text, /@[^<\s]+\s*<\/th>\s*<td class="num">12</)
  })

  test('counts who and what came, the reasons, and the share that was left', async ({ assert }) => {
    const { visitor } = await enter('lead')
    const { viewer } = await moderating()
    for (const kind of ['hide', 'hide', 'hide', 'dismiss'] as const) {
      const { about } = await queuedComment()
      await decide(about, viewer, [{ kind }])
    }
    const { text } = await visitor.get('/admin?days=7')
    const [, users, products] = /In all (\d+) new users and (\d+) new products/.exec(text) ?? []
    assert.equal(Number(users), (await User.all()).length)
    assert.equal(Number(products), 4)
    assert.include(text, 'In all 25 percent were left or shown.')
    assert.match(text, /<td class="num">25 %<\/td>/)
    assert.match(text, /<th scope="row">Spam[^<]*<\/th>\s*<td class="num">3</)
  })

  test('is asked of the database once a minute, however many look', async ({ assert }) => {
    const { visitor } = await enter('lead')
    await visitor.get('/admin')
    await queuedComment()
    const statements = await statementsOf(async () => {
      assert.equal(tile((await visitor.get('/admin')).text, 'Open cases'), '0')
    })
    assert.isBelow(statements.length, 12)
    clearKeptCounts()
    assert.equal(tile((await visitor.get('/admin')).text, 'Open cases'), '1')
  })

  test('says that a case waits for longer than is wanted', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    await queuedComment()
    assert.include((await visitor.get('/admin')).text, 'The target is 24 h.')
    clearKeptCounts()
    await db
      .from('moderation_case')
      .update({ opened_at: DateTime.utc().minus({ hours: 25 }).toISO() })
    assert.include((await visitor.get('/admin')).text, 'Over the target of 24 h.')
  })

  test('tells what an operator would ask: storage, jobs, backup, version', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const { text } = await visitor.get('/admin')
    for (const label of [
      'Database',
      'Storage',
      'Workers',
      'Waiting jobs',
      'Failed jobs',
      'Version',
    ])
      assert.include(text, `<dt>${label}</dt>`)
  })

  /** A decision of either sort on each of the last days. @param last - when those of the last day were made, in SQL */
  async function busyDays(count: number, last = 'now()') {
    const { user } = await moderating()
    await db.rawQuery(
      `with cases as (
         insert into moderation_case (target_kind, target_id, state, version, causes, opened_at, decided_at)
         select 'product', n, 'decided', 2, '{report}', at - interval '2 hours', at
         from (select n, ${last} - (n / 2) * interval '1 day' as at from generate_series(0, ? * 2 - 1) n) days
         returning id, target_id, decided_at
       ), decisions as (
         insert into moderation_decision (case_id, case_version, state_before, state_after, actor_id, actor, reason_id, created_at)
         select id, 2, 'open', 'decided', ?, 'user', (select min(id) + target_id % 9 from moderation_reason), decided_at
         from cases returning id, case_id, created_at
       )
       insert into moderation_effect (decision_id, kind, target_kind, target_id, before, after, created_at)
       select d.id, case c.target_id % 2 when 0 then 'hide' else 'dismiss' end, 'product', c.target_id, '{}', '{}', d.created_at
       from decisions d join cases c on c.id = d.case_id`,
      [count, user.id]
    )
  }
})
